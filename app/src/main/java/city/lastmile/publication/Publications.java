package city.lastmile.publication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is public, for the residents' pages. */
public interface Publications {

    /**
     * What a list is to show.
     *
     * @param kind         only this kind, or null for all
     * @param network      only this network, or null for all
     * @param organisation only of this office, or null for all
     */
    record Shelf(@Nullable ArticleKind kind, @Nullable Network network, @Nullable String organisation) {
    }

    /**
     * @param skip how many are passed over
     * @param most at most so many
     * @return newest first
     */
    List<Headline> list(Shelf shelf, int skip, int most);

    /** @return the article, if it is public now */
    Optional<PublicArticle> find(long id);

    /**
     * Finds Chinese and other words, each of them wherever it stands; where nothing has them all, what has most of them.
     *
     * @param words what a resident typed; any length, any characters
     * @return best first
     */
    List<Headline> search(Shelf shelf, String words, int most);

    /**
     * @param category code of the category of a report, or empty
     * @param words    what the report says so far, or empty
     * @return guides that may answer it, best first
     */
    List<Headline> answering(String category, String words, int most);

    /** @return the JPEG of a picture, if it belongs to a public article */
    Optional<byte[]> picture(UUID id);
}
