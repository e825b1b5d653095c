package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who makes noise gets a line in the record. */
@ProcessTest
class UrgingTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    RequestFigures figures;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void urging_is_recorded_and_changes_neither_a_timer_nor_a_task() {
        String number = dispatched();
        List<Date> before = timers(number);

        assertThat(casework.urge(number, JournalNote.RESIDENT)).isEqualTo(Answer.DONE);

        assertThat(timers(number)).isEqualTo(before);
        assertThat(driver.task(number, "ClaimRequest").getPriority()).isEqualTo(50);
        assertThat(ledger.number(number, Fact.URGES)).isEqualTo(1);
        assertThat(casework.publicSteps(number)).last().extracting(PublicStep::event).isEqualTo("URGED");
    }

    @Test
    void urging_again_too_soon_is_refused_and_not_counted() {
        String number = dispatched();
        casework.urge(number, JournalNote.RESIDENT);
        Instant first = ClockUtil.getCurrentTime().toInstant();

        ClockUtil.setCurrentTime(Date.from(first.plus(Duration.ofHours(23))));
        assertThat(casework.urge(number, "supervisor")).isEqualTo(Answer.TOO_SOON);
        assertThat(ledger.number(number, Fact.URGES)).isEqualTo(1);
        ClockUtil.setCurrentTime(Date.from(first.plus(Duration.ofHours(25))));
        assertThat(casework.urge(number, "supervisor")).isEqualTo(Answer.DONE);
        assertThat(ledger.number(number, Fact.URGES)).isEqualTo(2);
    }

    @Test
    void what_is_answered_closed_or_unknown_cannot_be_urged() {
        String number = dispatched();
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "好了"));

        assertThat(casework.urge(number, JournalNote.RESIDENT)).isEqualTo(Answer.ALREADY_COMPLETED);
        casework.rate(number, new Rating(5, 5, 5, null));
        assertThat(casework.urge(number, JournalNote.RESIDENT)).isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework.urge("no-such-number", JournalNote.RESIDENT)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void the_published_figure_counts_what_was_urged_and_what_was_not() {
        Fairness before = figures.fairness();
        String urged = dispatched();
        casework.urge(urged, JournalNote.RESIDENT);
        for (String number : List.of(urged, dispatched())) {
            driver.complete(number, "ClaimRequest", "grid01", Map.of());
            driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "好了"));
        }

        Fairness after = figures.fairness();
        assertThat(after.urged()).isEqualTo(before.urged() + 1);
        assertThat(after.others()).isEqualTo(before.others() + 1);
        assertThat(after.urgedHours()).isNotNull().isNotNegative();
        assertThat(after.othersHours()).isNotNull();
    }

    private String dispatched() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        return number;
    }

    private List<Date> timers(String number) {
        return Stream.of("ClaimDeadlinePassed", "EarlyWarningDue", "HandlingDeadlinePassed", "GravelyOverdue")
                .map(element -> driver.due(number, element)).toList();
    }
}
