package city.lastmile.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as its editors know it.
 *
 * @param version       number of the newest version
 * @param publicVersion number of the version that residents read, or null
 */
record Article(long id, ArticleKind kind, Network network, String organisation, Stage stage, int version,
        @Nullable Integer publicVersion, Instant changedAt) {

    /** @return the key under which the engine knows it */
    String key() {
        return "article-" + id;
    }
}
