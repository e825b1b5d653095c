package city.lastmile.bench;

import city.lastmile.bench.Contender.Dispatched;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Cases whose triage has committed, in that order: officers are told, nobody polls. */
final class Inbox {

    private static final int LONGEST_WAIT_SECONDS = 120;

    private final BlockingQueue<Dispatched> waiting = new LinkedBlockingQueue<>();

    void add(Dispatched dispatched) {
        waiting.add(dispatched);
    }

    /** @throws IllegalStateException when nothing comes for two minutes */
    Dispatched next() throws InterruptedException {
        Dispatched next = waiting.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("No report was triaged for " + LONGEST_WAIT_SECONDS + " seconds");
        }
        return next;
    }

    /** @return one that waits already */
    Optional<Dispatched> poll() {
        return Optional.ofNullable(waiting.poll());
    }
}
