package city.lastmile.publication;

import java.time.Instant;

/**
 * A public article in a list.
 *
 * @param organisation code of the office that published it
 * @param publishedAt  since when this version is public
 */
public record Headline(long id, ArticleKind kind, Network network, String organisation, String title, String summary,
        Instant publishedAt) {
}
