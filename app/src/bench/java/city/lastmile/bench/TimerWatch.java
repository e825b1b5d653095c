package city.lastmile.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes which timers have fired, and when their effect was durable. */
public final class TimerWatch {

    private final Map<String, Long> fired = new ConcurrentHashMap<>();
    private final AtomicInteger again = new AtomicInteger();
    private final Semaphore count = new Semaphore(0);

    /** Called by the model. */
    public void fired(DelegateExecution execution) {
        String instance = execution.getProcessInstanceId();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (fired.put(instance, System.currentTimeMillis()) != null) {
                    again.incrementAndGet();
                }
                count.release();
            }
        });
    }

    void forget() {
        fired.clear();
        again.set(0);
        count.drainPermits();
    }

    /** Waits until so many have fired, or for that many milliseconds. */
    void await(int timers, long millis) throws InterruptedException {
        if (count.tryAcquire(timers, millis, TimeUnit.MILLISECONDS)) {
            count.release(timers);
        }
    }

    /** @return by process instance, milliseconds since 1970 at which its effect was durable */
    Map<String, Long> fired() {
        return Map.copyOf(fired);
    }

    /** @return how many fired more than once */
    int again() {
        return again.get();
    }
}
