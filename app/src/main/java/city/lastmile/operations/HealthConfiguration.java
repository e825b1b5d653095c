package city.lastmile.operations;

import java.time.Clock;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Adds what Boot and the starter do not know about the health of a node. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    JobProgressHealthIndicator jobProgressHealthIndicator(ManagementService management, Clock clock,
            @Qualifier("camundaTaskExecutor") ObjectProvider<TaskExecutor> workers) {
        return new JobProgressHealthIndicator(management, progress(workers.getIfAvailable(), clock), clock);
    }

    /** The pool is absent on a node that runs no jobs, and unknown where somebody put another kind in its place. */
    private static @Nullable WorkerProgress progress(@Nullable TaskExecutor workers, Clock clock) {
        return workers instanceof ThreadPoolTaskExecutor pool
                ? new WorkerProgress(pool.getThreadPoolExecutor(), clock) : null;
    }
}
