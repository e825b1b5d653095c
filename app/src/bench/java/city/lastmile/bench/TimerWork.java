package city.lastmile.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** What both Camunda contenders do with the bare timer's process. */
final class TimerWork {

    private static final String MODEL = "bench/timer/bench-timer.bpmn";
    private static final int THREADS = 4;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TimerWatch watch;

    TimerWork(ApplicationContext context) {
        repository = context.getBean(RepositoryService.class);
        runtime = context.getBean(RuntimeService.class);
        watch = context.getBean(TimerWatch.class);
    }

    /** Starts so many instances; the leading process says later when they are due. */
    Answer start(int timers) throws Exception {
        if (repository.createProcessDefinitionQuery().processDefinitionKey("bench-timer").count() == 0) {
            repository.createDeployment().addClasspathResource(MODEL).deploy();
        }
        long began = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < timers; n++) {
                all.add(pool.submit(() -> runtime.startProcessInstanceByKey("bench-timer")));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        watch.forget();
        return Answer.of(timers, (System.nanoTime() - began) / 1e9);
    }

    /** Waits for timers, for the time given at most. */
    Answer await(int timers, long millis) throws InterruptedException {
        watch.await(timers, millis);
        Map<String, Long> fired = watch.fired();
        Answer answer = Answer.timers(fired, millis / 1e3, watch.again());
        watch.forget();
        return answer;
    }
}
