package city.lastmile.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a request that was reported or closed lately: what it is about, and about where. No number, no
 * words, no person, no point.
 *
 * @param category    code of its category
 * @param town        code of its town, or null
 * @param grid        code of its grid, or null
 * @param submittedAt when it was reported
 * @param closedAt    when it was closed, or null
 */
public record PublicChange(String category, @Nullable String town, @Nullable String grid, Instant submittedAt,
        @Nullable Instant closedAt) {
}
