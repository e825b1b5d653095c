package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/** What a transaction tells those who listen to it, without one. */
class ArrivalsTest {

    private static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final Arrivals arrivals = new Arrivals();

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void nobody_waits_where_no_report_is_taken_in() {
        arrivals.letIn(LONG_MILLIS);
    }

    @Test
    void who_waits_goes_on_when_all_reports_are_in() {
        arrivals.arrive();
        arrivals.arrive();

        assertThat(waitedFor(TransactionSynchronization.STATUS_COMMITTED)).isTrue();
    }

    @Test
    void a_report_that_failed_is_waited_for_no_longer() {
        arrivals.arrive();

        assertThat(waitedFor(TransactionSynchronization.STATUS_ROLLED_BACK)).isTrue();
    }

    @Test
    void who_waits_goes_on_in_the_end_although_reports_keep_coming() {
        arrivals.arrive();

        arrivals.letIn(1);
    }

    /** @return whether who waits went on when that was over, and no sooner */
    private boolean waitedFor(int status) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Boolean> wentOn = CompletableFuture.supplyAsync(() -> {
            arrivals.letIn(LONG_MILLIS);
            return over.get();
        });
        over.set(true);
        TransactionSynchronizationUtils.triggerAfterCompletion(status);
        return wentOn.orTimeout(1, TimeUnit.MINUTES).join();
    }
}
