package city.lastmile.operations;

import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * At a stop, first of all the job executor takes no more jobs; jobs that run may finish, jobs that wait are handed
 * back. Left to itself the engine would do this last: after the worker pool has begun to refuse work, so that
 * acquired jobs stay locked for minutes.
 */
@Component
class OrderlyStop implements ApplicationListener<ContextClosedEvent>, Ordered {

    private final ApplicationContext context;

    OrderlyStop(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            context.getBeanProvider(SpringJobExecutor.class).forEach(SpringJobExecutor::shutdown);
        }
    }
}
