package city.lastmile.casework;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reports that this node is taking in at this moment, so that what can wait may wait for them. */
@Component
public class Arrivals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allIn = lock.newCondition();
    private int arriving;

    /** A report is being taken in, until the running transaction ends, whichever way. */
    void arrive() {
        count(1);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                count(-1);
            }
        });
    }

    private void count(int more) {
        lock.lock();
        try {
            arriving += more;
            if (arriving == 0) {
                allIn.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no report is being taken in, for the time given at most. */
    public void letIn(long mostMillis) {
        long left = TimeUnit.MILLISECONDS.toNanos(mostMillis);
        lock.lock();
        try {
            while (arriving > 0 && left > 0) {
                left = allIn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
