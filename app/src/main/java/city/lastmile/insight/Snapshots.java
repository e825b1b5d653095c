package city.lastmile.insight;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city as it was counted last. However many look, each node counts at most once in two seconds, and not at all while
 * nobody looks; what anybody sees was counted at most five seconds before.
 */
@Component
class Snapshots {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    /** While somebody counts, others are shown what was counted before. */
    private static final long OLDEST = Duration.ofSeconds(4).toNanos();

    private final SnapshotReader reader;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Kept kept;

    Snapshots(SnapshotReader reader) {
        this.reader = reader;
    }

    /** By the machine's own time, as the city's clock may be moved. */
    private record Kept(Snapshot snapshot, long at) {

        boolean isYoungerThan(long nanos) {
            return System.nanoTime() - at < nanos;
        }
    }

    Snapshot current() {
        Kept known = kept;
        if (known != null && known.isYoungerThan(counting.isLocked() ? OLDEST : FRESH)) {
            return known.snapshot();
        }
        counting.lock();
        try {
            Kept meanwhile = kept;
            return meanwhile != null && meanwhile.isYoungerThan(FRESH) ? meanwhile.snapshot() : count();
        } finally {
            counting.unlock();
        }
    }

    private Snapshot count() {
        long began = System.nanoTime();
        Snapshot snapshot = reader.read();
        kept = new Kept(snapshot, began);
        return snapshot;
    }
}
