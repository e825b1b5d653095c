package city.lastmile.portal;

import city.lastmile.casework.Fairness;
import city.lastmile.casework.RequestFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The published figure of what urging does; counted anew a few times an hour, however many look. Of a million requests
 * that takes up to two seconds, so that it is done ahead of the next look while there are looks, and never twice at once.
 */
@Component
class FairnessBoard {

    private static final Duration AGE = Duration.ofMinutes(10);
    /** What was left uncounted because nobody looked is counted before it is shown again. */
    private static final Duration OLDEST = AGE.multipliedBy(2);
    /** So long after a look another one is likely. */
    private static final Duration LOOKING = Duration.ofHours(1);

    private final RequestFigures figures;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Counted last;
    private volatile Instant looked = Instant.MIN;

    FairnessBoard(RequestFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    private record Counted(Fairness fairness, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return !now.isAfter(at.plus(age)) && !now.isBefore(at);
        }
    }

    /** Counts ahead of the next look, where one is likely. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void keepFresh() {
        if (looked.isAfter(clock.instant().minus(LOOKING))) {
            noOlderThan(AGE);
        }
    }

    Fairness now() {
        looked = clock.instant();
        return noOlderThan(OLDEST);
    }

    private Fairness noOlderThan(Duration age) {
        Counted known = last;
        if (known != null && known.isYoungerThan(age, clock.instant())) {
            return known.fairness();
        }
        counting.lock();
        try {
            Counted meanwhile = last;
            return meanwhile != null && meanwhile.isYoungerThan(age, clock.instant()) ? meanwhile.fairness() : count();
        } finally {
            counting.unlock();
        }
    }

    private Fairness count() {
        Counted counted = new Counted(figures.fairness(), clock.instant());
        last = counted;
        return counted.fairness();
    }
}
