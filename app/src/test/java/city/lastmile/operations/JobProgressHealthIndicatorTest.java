package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class JobProgressHealthIndicatorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T01:00:00Z"), ZoneOffset.UTC);

    private final ManagementService management = mock(ManagementService.class);
    private final JobQuery overdue = mock(JobQuery.class, RETURNS_SELF);
    private final WorkerProgress workers = mock(WorkerProgress.class);

    @BeforeEach
    void all_is_well() {
        when(management.createJobQuery()).thenReturn(overdue);
        when(workers.withoutProgress()).thenReturn(Duration.ofMinutes(5));
    }

    @Test
    void workers_that_finish_something_within_five_minutes_are_healthy() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        verify(overdue).duedateLowerThan(Date.from(Instant.parse("2026-03-04T00:55:00Z")));
    }

    @Test
    void workers_that_finish_nothing_for_longer_are_not() {
        when(workers.withoutProgress()).thenReturn(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("secondsWithoutProgress", 301L);
    }

    @Test
    void jobs_that_nobody_runs_are_not_healthy() {
        when(overdue.count()).thenReturn(3L);

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("jobsLongOverdue", 3L);
    }

    @Test
    void a_node_without_workers_still_sees_what_the_others_leave_undone() {
        assertThat(new JobProgressHealthIndicator(management, null, CLOCK).health().getStatus()).isEqualTo(Status.UP);
        when(overdue.count()).thenReturn(1L);
        assertThat(new JobProgressHealthIndicator(management, null, CLOCK).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void an_engine_that_does_not_answer_is_down_not_an_error() {
        when(overdue.count()).thenThrow(new IllegalStateException("no database"));

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    }

    private Health health() {
        return new JobProgressHealthIndicator(management, workers, CLOCK).health();
    }
}
