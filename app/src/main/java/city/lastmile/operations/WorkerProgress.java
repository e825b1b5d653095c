package city.lastmile.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether this node's workers finish anything. What was busy at two checks and finished nothing between them
 * was busy with the same all the time, however far apart the checks are.
 */
final class WorkerProgress {

    private final ThreadPoolExecutor workers;
    private final Clock clock;
    private long finished;
    private @Nullable Instant busySince;

    WorkerProgress(ThreadPoolExecutor workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    int busy() {
        return workers.getActiveCount();
    }

    /** @return for how long, as far as the checks saw, the workers have been busy without finishing anything */
    synchronized Duration withoutProgress() {
        Instant now = clock.instant();
        long finishedNow = workers.getCompletedTaskCount();
        if (workers.getActiveCount() == 0) {
            busySince = null;
        } else if (busySince == null || finishedNow != finished) {
            busySince = now;
        }
        finished = finishedNow;
        return busySince == null ? Duration.ZERO : Duration.between(busySince, now);
    }
}
