package city.lastmile.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an article.
 *
 * @param actor who did it, or null for the rules
 * @param words the reason given, or null
 */
record ArticleEvent(int version, Kind kind, @Nullable String actor, @Nullable String words, Instant at) {

    /** The kinds of what can happen. */
    enum Kind {
        SUBMITTED, REFUSED, ESCALATED, APPROVED, SENT_BACK, PUBLISHED, REPLACED, KEPT, RETIRED, EXPIRED, WITHDRAWN
    }
}
