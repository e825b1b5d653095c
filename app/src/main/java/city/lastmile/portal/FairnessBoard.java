package city.lastmile.portal;

import city.lastmile.casework.Fairness;
import city.lastmile.casework.RequestFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published figure of what urging does; counted anew a few times an hour, however many look. */
@Component
class FairnessBoard {

    private static final Duration AGE = Duration.ofMinutes(10);

    private final RequestFigures figures;
    private final Clock clock;
    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    FairnessBoard(RequestFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    private record Counted(Fairness fairness, Instant at) {
    }

    Fairness now() {
        Counted counted = last.get();
        Instant now = clock.instant();
        if (counted == null || now.isAfter(counted.at().plus(AGE)) || now.isBefore(counted.at())) {
            counted = new Counted(figures.fairness(), now);
            last.set(counted);
        }
        return counted.fairness();
    }
}
