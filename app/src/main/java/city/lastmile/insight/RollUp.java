package city.lastmile.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up, day by day and each day once, what has ended. One node does it at a time; a filled database is gone through
 * by its index over the ends, one day in each transaction. A day is taken when it has been over for
 * {@link #AFTERWARDS}: by then whatever ended on it has committed.
 */
@Component
class RollUp {

    /** No transaction of a request runs this long. */
    static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);

    private final RollUpStore store;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RollUp(RollUpStore store, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lastmile.insight.roll-up:1m}")
    void onTime() {
        try {
            bringUpToDate();
        } catch (RuntimeException e) {
            LOG.warn("Ended requests could not be rolled up: {}", e.toString());
        }
    }

    /** Rolls up every day that is over and not yet rolled up. */
    void bringUpToDate() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(transaction -> store.isMine() && step()));
        }
    }

    /** @return whether there may be more to do */
    private boolean step() {
        LocalDate last = lastOver();
        Optional<LocalDate> done = store.rolledUp();
        if (done.filter(day -> !day.isBefore(LocalDate.now(clock))).isPresent()) {
            LOG.warn("{} is rolled up and the clock was set back to it: beginning anew", done.get());
            store.forget();
            return true;
        }
        LocalDate next = done.map(day -> day.plusDays(1))
                .orElseGet(() -> store.firstEnd(clock.getZone()).orElse(last.plusDays(1)));
        if (next.isAfter(last)) {
            if (done.isEmpty()) {
                store.setRolledUp(last);
            }
            return false;
        }
        store.add(next, clock.getZone());
        store.setRolledUp(next);
        return true;
    }

    private LocalDate lastOver() {
        return LocalDate.ofInstant(clock.instant().minus(AFTERWARDS), clock.getZone()).minusDays(1);
    }
}
