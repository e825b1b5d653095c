package city.lastmile.operations;

import city.lastmile.casework.Arrivals;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Jobs let reports go first: before it begins, a job waits while a resident's report is being taken in, for no longer than
 * that takes where nothing else is at work. One job goes on whatever comes, and the others, too, however many reports come
 * one after the other; they only take longer. So thousands of timers that are due at one instant, such as deadlines that
 * end with a working day, are not what a resident waits for.
 */
@Component
class JobsGiveWay implements BeanPostProcessor {

    static final String WORKERS = "camundaTaskExecutor";
    private static final long MOST_MILLIS = 20;

    private final ObjectProvider<Arrivals> arrivals;
    private final Semaphore goesOn = new Semaphore(1);

    JobsGiveWay(ObjectProvider<Arrivals> arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (name.equals(WORKERS) && bean instanceof ThreadPoolTaskExecutor workers) {
            workers.setTaskDecorator(this::decorated);
        }
        return bean;
    }

    /** Asks for what it needs when the job is handed over: when it begins, the node may be stopping. */
    private Runnable decorated(Runnable job) {
        Arrivals known = arrivals.getObject();
        return () -> run(job, known);
    }

    private void run(Runnable job, Arrivals known) {
        if (!goesOn.tryAcquire()) {
            known.letIn(MOST_MILLIS);
            job.run();
            return;
        }
        try {
            job.run();
        } finally {
            goesOn.release();
        }
    }
}
