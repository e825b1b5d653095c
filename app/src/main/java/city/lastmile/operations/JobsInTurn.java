package city.lastmile.operations;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Nodes look for due jobs one after the other. Nodes that look at the same time find the same jobs, and all but one of
 * them have looked for nothing. The engine then waits and takes twice as many the next time, up to where one node holds
 * whatever is due and the others stand idle.
 *
 * <p>A node that has jobs enough does not look. Left to itself the engine looks again whenever a job ends, and hands the
 * worker pool what that refuses, each by an exception, up to a batch for one job that has ended. And what one node holds
 * another that stands idle cannot run.
 *
 * <p>A node's turn ends with the transaction in which it marks jobs as its own. Nothing depends on turns but speed: who has
 * waited long enough for one that stands still goes on without, for a job is still taken by one node alone. The same goes
 * for workers that do not get on.
 */
@Component
class JobsInTurn extends AbstractProcessEnginePlugin {

    static final String TAKE_TURN = "select pg_try_advisory_xact_lock(7241936, 2)";
    private static final int MOST_TRIES = 25;
    private static final int MOST_TRIES_FOR_ROOM = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Looks again when a quarter of what one look brings still waits, so that workers do not stand idle meanwhile. */
    private static final int PARTS_LEFT = 4;

    private final ObjectProvider<JdbcClient> jdbc;

    JobsInTurn(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        JobExecutor executor = configuration.getJobExecutor();
        if (executor != null) {
            executor.setAcquireJobsCmdFactory(jobs -> {
                // Before the look has a connection and a transaction.
                awaitRoom(executor, jobs);
                return look(executor, jobs);
            });
        }
    }

    /** @return the engine's own look for so many due jobs, in turn */
    AcquireJobsCmd look(JobExecutor executor, int jobs) {
        return new AcquireJobsCmd(executor, jobs) {
            @Override
            public AcquiredJobs execute(CommandContext context) {
                awaitTurn();
                return super.execute(context);
            }
        };
    }

    private static void awaitRoom(JobExecutor executor, int jobs) {
        if (executor instanceof SpringJobExecutor spring && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool) {
            for (int tries = 1; pool.getQueueSize() > jobs / PARTS_LEFT && tries < MOST_TRIES_FOR_ROOM; tries++) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void awaitTurn() {
        for (int tries = 1; !takesTurn() && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean takesTurn() {
        return jdbc.getObject().sql(TAKE_TURN).query(Boolean.class).single();
    }
}
