package city.lastmile.publication;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an editor's page sends, unchecked; kept as it came until it is right.
 *
 * @param version    number of the version that the editor had before him, 0 for a new article
 * @param publishAt  as a browser's field of date and time sends it
 * @param shownUntil likewise
 * @param note       what was changed and why
 */
record ArticleForm(@Nullable Integer version, @Nullable ArticleKind kind, @Nullable Network network,
        @Nullable String title, @Nullable String summary, @Nullable String body, @Nullable String audience,
        @Nullable String papers, @Nullable String place, @Nullable String duration, @Nullable String link,
        @Nullable List<String> categories, @Nullable String publishAt, @Nullable String shownUntil,
        @Nullable String note) {

    static ArticleForm empty(ArticleKind kind) {
        return new ArticleForm(0, kind, Network.LIVELIHOOD, "", "", "", "", "", "", "", "", List.of(), "", "", "");
    }

    static ArticleForm of(Article article, ArticleVersion version) {
        ArticleText text = version.text();
        return new ArticleForm(article.version(), article.kind(), article.network(), text.title(), text.summary(),
                text.body(), text.audience(), text.papers(), text.place(), text.duration(), text.link(),
                text.categories(), Optional.ofNullable(text.publishAt()).map(Moments::field).orElse(""),
                Optional.ofNullable(text.shownUntil()).map(Moments::field).orElse(""), "");
    }

    /** @return the number of the version that the editor had before him, 0 for none */
    public int base() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** @return the categories chosen, none where nothing was sent */
    public List<String> chosen() {
        return Objects.requireNonNullElse(categories, List.of());
    }

    /** @return without white space around it and with one kind of line end; empty for nothing */
    static String tidy(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
