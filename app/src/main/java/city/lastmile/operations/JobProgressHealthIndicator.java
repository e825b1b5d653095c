package city.lastmile.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Whether jobs get done. Down when this node's workers have been busy for minutes without finishing anything (no job
 * of ours takes seconds), or when jobs are overdue for so long that no node of the cluster can be keeping up. Whether
 * the job executor is switched on at all is told by the starter's own indicator beside this one. A single worker that
 * hangs while others work on is not seen.
 */
class JobProgressHealthIndicator extends AbstractHealthIndicator {

    /** Well past the engine's lock on a job, after which another node may run the same one. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(5);
    /** Well past what the jobs of a crashed node need to be taken over, with room for a rush. */
    private static final Duration OVERDUE_AFTER = Duration.ofMinutes(5);

    private final ManagementService management;
    private final @Nullable WorkerProgress workers;
    private final Clock clock;

    /** @param workers those of this node, or null when it runs no jobs */
    JobProgressHealthIndicator(ManagementService management, @Nullable WorkerProgress workers, Clock clock) {
        super("The jobs could not be counted");
        this.management = management;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long overdue = management.createJobQuery().executable().active()
                .duedateLowerThan(Date.from(clock.instant().minus(OVERDUE_AFTER))).count();
        Duration stuck = workers == null ? Duration.ZERO : workers.withoutProgress();
        boolean healthy = overdue == 0 && stuck.compareTo(STUCK_AFTER) <= 0;
        builder.status(healthy ? "UP" : "DOWN").withDetail("jobsLongOverdue", overdue)
                .withDetail("busyWorkers", workers == null ? 0 : workers.busy())
                .withDetail("secondsWithoutProgress", stuck.toSeconds());
    }
}
