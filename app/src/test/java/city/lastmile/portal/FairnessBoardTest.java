package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Fairness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** When the figure of what urging does is counted. */
class FairnessBoardTest {

    private final MovedClock clock = new MovedClock();
    private int counts;
    private final FairnessBoard board = new FairnessBoard(() -> new Fairness(++counts, null, 0, null), clock);

    @Test
    void nobody_but_the_first_waits_while_people_look() {
        assertThat(board.now().urged()).isEqualTo(1);

        clock.pass(Duration.ofMinutes(11));
        assertThat(board.now().urged()).as("a look counts nothing").isEqualTo(1);
        board.keepFresh();

        assertThat(board.now().urged()).isEqualTo(2);
        board.keepFresh();
        assertThat(counts).as("once in ten minutes").isEqualTo(2);
    }

    @Test
    void nothing_is_counted_for_nobody() {
        board.keepFresh();
        assertThat(counts).isZero();

        board.now();
        clock.pass(Duration.ofHours(2));
        board.keepFresh();
        assertThat(counts).isEqualTo(1);
    }

    @Test
    void what_is_old_is_not_shown() {
        board.now();
        clock.pass(Duration.ofHours(2));
        assertThat(board.now().urged()).isEqualTo(2);

        clock.pass(Duration.ofDays(-1));
        assertThat(board.now().urged()).as("the clock was set back").isEqualTo(3);
    }

    /** Stands still between its moves. */
    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
