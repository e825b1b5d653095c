package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * How many requests stand at one place.
 *
 * @param state         where they stand
 * @param tier          the responsible tier, or null before triage
 * @param requests      how many
 * @param claimOverdue  how many of them should have been claimed by now
 * @param handleOverdue how many of them should have been handled by now
 */
public record RequestCount(RequestState state, @Nullable String tier, long requests, long claimOverdue,
        long handleOverdue) {
}
