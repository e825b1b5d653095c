package city.lastmile.insight;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The city as it was counted last. While somebody looks, each node counts every two seconds or so, ahead of the next look,
 * and not at all once nobody has looked for some minutes; what anybody sees was counted at most five seconds before. A
 * large city takes half a second to count: nobody but the first to look waits for it.
 */
@Component
class Snapshots {

    private static final long FRESH = Duration.ofSeconds(3).toNanos();
    /** While it is being counted, all are shown what was counted before. */
    private static final long OLDEST = Duration.ofMillis(4500).toNanos();
    /** So long after a look another one is likely. */
    private static final long LOOKING = Duration.ofMinutes(5).toNanos();

    private final SnapshotReader reader;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private volatile long looked = System.nanoTime() - LOOKING;

    Snapshots(SnapshotReader reader) {
        this.reader = reader;
    }

    /** By the machine's own time, as the city's clock may be moved. */
    private record Kept(Snapshot snapshot, long at) {

        boolean isYoungerThan(long nanos) {
            return System.nanoTime() - at < nanos;
        }
    }

    /** Counts ahead of the next look, where one is likely. */
    @Scheduled(fixedDelayString = "PT1.5S")
    void keepFresh() {
        if (System.nanoTime() - looked < LOOKING && counting.tryLock()) {
            try {
                count();
            } finally {
                counting.unlock();
            }
        }
    }

    Snapshot current() {
        looked = System.nanoTime();
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
