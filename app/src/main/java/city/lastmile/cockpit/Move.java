package city.lastmile.cockpit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch that takes running cases to another version of their model.
 *
 * @param total      how many cases went by the old version when it began
 * @param moved      how many it has moved
 * @param refused    how many it could not
 * @param finishedAt when it ended, or null while it goes on
 * @param stoppedBy  id of the officer who stopped it, or null
 */
record Move(long id, String process, int from, int to, String startedBy, Instant startedAt, long total, long moved,
        int refused, @Nullable Instant finishedAt, @Nullable String stoppedBy) {

    boolean running() {
        return finishedAt == null;
    }
}
