package city.lastmile.publication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands residents what is public. */
@Service
@Transactional(readOnly = true)
class PublicationDesk implements Publications {

    /** What only a few common pairs of characters point to answers nothing. */
    private static final double LEAST_RANK = 0.04;
    private static final int MOST_CHARACTERS = 2000;

    private final ArticleStore articles;
    private final PublicShelf shelf;

    PublicationDesk(ArticleStore articles, PublicShelf shelf) {
        this.articles = articles;
        this.shelf = shelf;
    }

    @Override
    public List<Headline> list(Shelf wanted, int skip, int most) {
        return shelf.list(wanted, skip, most);
    }

    @Override
    public Optional<PublicArticle> find(long id) {
        return articles.find(id).filter(article -> article.publicVersion() != null).flatMap(article ->
                articles.version(id, article.publicVersion()).map(version -> whole(article, version)));
    }

    private PublicArticle whole(Article article, ArticleVersion version) {
        ArticleText text = version.text();
        Headline headline = new Headline(article.id(), article.kind(), article.network(), article.organisation(),
                text.title(), text.summary(), shelf.since(article.id()));
        return new PublicArticle(headline, Markdown.html(text.body()), text.audience(), text.papers().lines().toList(),
                text.place(), text.duration(), text.link(), text.categories());
    }

    @Override
    public List<Headline> search(Shelf wanted, String words, int most) {
        String all = SearchWords.all(cut(words));
        if (all.isEmpty()) {
            return List.of();
        }
        List<Headline> found = shelf.search(wanted, all, most);
        String any = SearchWords.any(cut(words));
        return found.isEmpty() && !any.isEmpty() ? shelf.search(wanted, any, most) : found;
    }

    @Override
    public List<Headline> answering(String category, String words, int most) {
        return shelf.guides(category, SearchWords.any(cut(words)), LEAST_RANK, most);
    }

    private static String cut(String words) {
        return words.substring(0, Math.min(words.length(), MOST_CHARACTERS));
    }

    @Override
    public Optional<byte[]> picture(UUID id) {
        return articles.articleOfPicture(id).flatMap(articles::find)
                .filter(article -> article.publicVersion() != null).map(article -> articles.picture(id));
    }
}
