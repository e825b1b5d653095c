package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Casework;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class RequestMetersTest {

    private static final String TOWN = "370281001";
    private static final String GRID = "370281001-0001";
    private static final Map<String, Object> ANSWER =
            Map.of("outcome", "SOLVED", "publicAnswer", "已清理完毕。", "fileNote", "现场核实");

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    MeterRegistry meters;
    @Autowired
    OpenRequestFigures open;
    @Autowired
    EndedRequestFigures ended;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;

    @BeforeEach
    void count() {
        open.refresh();
        ended.refresh();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void a_request_is_counted_where_it_stands() {
        double submitted = requests("SUBMITTED", "NONE");
        double waiting = requests("AWAITING_CLAIM", "GRID");
        double inHand = requests("IN_PROGRESS", "GRID");

        String number = driver.report("garbage", TOWN, GRID, null);
        open.refresh();
        assertThat(requests("SUBMITTED", "NONE")).isEqualTo(submitted + 1);

        driver.fire(number, "Acceptance");
        open.refresh();
        assertThat(requests("SUBMITTED", "NONE")).isEqualTo(submitted);
        assertThat(requests("AWAITING_CLAIM", "GRID")).isEqualTo(waiting + 1);

        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        open.refresh();
        assertThat(requests("AWAITING_CLAIM", "GRID")).isEqualTo(waiting);
        assertThat(requests("IN_PROGRESS", "GRID")).isEqualTo(inHand + 1);
    }

    @Test
    void a_withdrawn_request_moves_from_the_open_to_the_ended() {
        double withdrawn = requests("WITHDRAWN", "GRID");
        double waiting = requests("AWAITING_CLAIM", "GRID");
        String number = triaged();

        casework.withdraw(number, "");
        count();

        assertThat(requests("WITHDRAWN", "GRID")).isEqualTo(withdrawn + 1);
        assertThat(requests("AWAITING_CLAIM", "GRID")).isEqualTo(waiting);
    }

    @Test
    void what_should_have_been_claimed_and_handled_by_now_is_overdue() {
        String unclaimed = triaged();
        String claimed = triaged();
        driver.complete(claimed, "ClaimRequest", "grid01", Map.of());
        open.refresh();
        double claimOverdue = overdue("claim");

        ClockUtil.setCurrentTime(Date.from(driver.file(unclaimed).claimDue().plusSeconds(1)));
        open.refresh();
        assertThat(overdue("claim")).isGreaterThanOrEqualTo(claimOverdue + 1);

        ClockUtil.setCurrentTime(Date.from(driver.file(unclaimed).handleDue().plusSeconds(1)));
        open.refresh();
        double handleOverdue = overdue("handle");
        assertThat(handleOverdue).isGreaterThanOrEqualTo(2);

        driver.complete(claimed, "HandleRequest", "grid01", ANSWER);
        open.refresh();
        assertThat(overdue("handle")).as("handled is no longer overdue").isEqualTo(handleOverdue - 1);
    }

    @Test
    void claiming_handling_and_both_together_are_timed() {
        double claim = seconds("lastmile.request.claim");
        double handle = seconds("lastmile.request.handle");
        double completion = seconds("lastmile.request.completion");
        Instant start = Instant.parse("2026-03-04T01:00:00Z");

        ClockUtil.setCurrentTime(Date.from(start));
        String number = triaged();
        ClockUtil.setCurrentTime(Date.from(start.plus(Duration.ofHours(2))));
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        ClockUtil.setCurrentTime(Date.from(start.plus(Duration.ofHours(5))));
        driver.complete(number, "HandleRequest", "grid01", ANSWER);

        assertThat(seconds("lastmile.request.claim")).isEqualTo(claim + 2 * 3600);
        assertThat(seconds("lastmile.request.handle")).isEqualTo(handle + 3 * 3600);
        assertThat(seconds("lastmile.request.completion")).isEqualTo(completion + 5 * 3600);
    }

    @Test
    void an_assignment_by_the_tier_above_ends_the_waiting_as_a_claim_does() {
        long claims = meters.get("lastmile.request.claim").tag("tier", "GRID").timer().count();
        String number = triaged();
        driver.fire(number, "ClaimDeadlinePassed");

        driver.complete(number, "AssignRequest", "town-head", Map.of("assignee", "grid01"));

        assertThat(meters.get("lastmile.request.claim").tag("tier", "GRID").timer().count()).isEqualTo(claims + 1);
    }

    @Test
    void only_what_was_committed_is_an_event() {
        double before = events("SUBMITTED", "NONE");

        transactions.executeWithoutResult(status -> {
            driver.report("garbage", TOWN, GRID, null);
            status.setRollbackOnly();
        });
        assertThat(events("SUBMITTED", "NONE")).isEqualTo(before);

        driver.report("garbage", TOWN, GRID, null);
        assertThat(events("SUBMITTED", "NONE")).isEqualTo(before + 1);
    }

    private String triaged() {
        String number = driver.report("garbage", TOWN, GRID, null);
        driver.fire(number, "Acceptance");
        return number;
    }

    private double requests(String state, String tier) {
        return meters.get("lastmile.requests").tag("state", state).tag("tier", tier).gauge().value();
    }

    private double overdue(String deadline) {
        return meters.get("lastmile.requests.overdue").tag("deadline", deadline).tag("tier", "GRID").gauge().value();
    }

    private double seconds(String timer) {
        return meters.get(timer).tag("tier", "GRID").timer().totalTime(TimeUnit.SECONDS);
    }

    private double events(String event, String tier) {
        return meters.get("lastmile.request.events").tag("event", event).tag("tier", tier).counter().count();
    }
}
