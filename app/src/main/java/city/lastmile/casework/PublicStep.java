package city.lastmile.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request that the resident may see.
 *
 * @param at     when it happened
 * @param event  what happened, such as {@code SUBMITTED}, {@code DISPATCHED}, {@code CLAIMED}; message key
 *               {@code step.<event>}
 * @param office name of the office concerned, in Chinese, or null
 * @param words  text that was written for the public, or null
 */
public record PublicStep(Instant at, String event, @Nullable String office, @Nullable String words) {
}
