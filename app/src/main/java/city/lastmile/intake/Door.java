package city.lastmile.intake;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes in reports a few at a time, in the order in which they came. With more at a time a node acknowledges them faster
 * than it triages them, for they take the cores from triage and from officers. Who waits here holds no connection to the
 * database.
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

    /** @return what came of the report; empty when there was no place for it in time and nothing was done */
    <T> Optional<T> letIn(Supplier<T> report) {
        if (!placeFound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(report.get());
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
