package city.lastmile.intake;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets in a few at a time, in the order in which they came: reports, as the one that is injected. With more of those at a
 * time a node acknowledges them faster than it triages them, for they take the cores from triage and from officers. Who
 * waits here holds no connection to the database.
 */
@Component
class Door {

    /** As long as that only where the database stands still. */
    private static final long LONGEST_WAIT_MILLIS = 20_000;

    private final Semaphore places;
    private final long longestWaitMillis;

    @Autowired
    Door(IntakeProperties properties) {
        this(properties.reportsAtOnce(), LONGEST_WAIT_MILLIS);
    }

    Door(int places, long longestWaitMillis) {
        this.places = new Semaphore(places, true);
        this.longestWaitMillis = longestWaitMillis;
    }

    /**
     * What is let in.
     *
     * @param <T> what comes of it
     * @param <E> how it may fail
     */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /** @return what came of the work; empty when there was no place for it in time and nothing was done */
    <T, E extends Exception> Optional<T> letIn(Work<T, E> work) throws E {
        if (!placeFound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.done());
        } finally {
            places.release();
        }
    }

    private boolean placeFound() {
        try {
            return places.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
