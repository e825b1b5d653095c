package city.lastmile.bench;

import city.lastmile.bench.Contender.Dispatched;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cases whose triage has committed, in that order: officers are told, nobody polls but the inbox that nodes share. */
final class Inbox {

    private static final int LONGEST_WAIT_SECONDS = 120;
    private static final long PAUSE_MILLIS = 5;

    private final BlockingQueue<Dispatched> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable SharedInbox shared;

    /** Its triage has committed. */
    void add(Dispatched dispatched) {
        if (shared == null) {
            waiting.add(dispatched);
        }
    }

    /** Its triage is about to commit; nothing where nodes share no inbox. */
    void addToShared(Dispatched dispatched) {
        SharedInbox common = shared;
        if (common != null) {
            common.add(dispatched);
        }
    }

    /** From now on the node's officers take from the inbox of all nodes. */
    void share(SharedInbox common) {
        shared = common;
    }

    /** @throws IllegalStateException when nothing comes for two minutes */
    Dispatched next() throws InterruptedException {
        SharedInbox common = shared;
        Dispatched next = common == null ? waiting.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) : await(common);
        if (next == null) {
            throw new IllegalStateException("No report was triaged for " + LONGEST_WAIT_SECONDS + " seconds");
        }
        return next;
    }

    private static @Nullable Dispatched await(SharedInbox common) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        Optional<Dispatched> next = common.poll();
        while (next.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            next = common.poll();
        }
        return next.orElse(null);
    }

    /** @return one that waits already */
    Optional<Dispatched> poll() {
        return Optional.ofNullable(waiting.poll());
    }
}
