package city.lastmile.cockpit;

import city.lastmile.casework.Casework;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.Versions;
import city.lastmile.casework.Versions.Report;
import city.lastmile.cockpit.MoveLedger.Stays;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the batches out, some cases at a time. A node that dies leaves the batch as it was after its last step, and
 * any node goes on with it; a case that was moved already is not met again.
 */
@Component
class MoveWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MoveWorker.class);
    private static final int AT_ONCE = 25;

    private final MoveLedger ledger;
    private final Versions versions;
    private final Casework casework;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MoveWorker(MoveLedger ledger, Versions versions, Casework casework, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.versions = versions;
        this.casework = casework;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works until there is nothing to do; what fails is tried again the next time. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
    void work() {
        try {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status ->
                        ledger.next().map(this::advance).orElse(false)));
            }
        } catch (RuntimeException e) {
            LOG.error("A batch of cases could not be taken to another version; it is tried again", e);
        }
    }

    private boolean advance(Move move) {
        try {
            Report report = versions.move(move.process(), move.from(), move.to(), move.refused(), AT_ONCE);
            boolean done = report.left() == 0 || report.moved() + report.refused().size() == 0;
            List<Stays> stay = report.refused().stream()
                    .map(refusal -> new Stays(shown(refusal.trackingNumber()), String.join("; ", refusal.reasons())))
                    .toList();
            ledger.advance(move.id(), report.moved(), stay, done ? clock.instant() : null);
        } catch (IllegalArgumentException e) {
            LOG.warn("The batch {} has no version to go to any more", move.id(), e);
            ledger.advance(move.id(), 0, List.of(), clock.instant());
        }
        return true;
    }

    private @Nullable String shown(String trackingNumber) {
        return casework.find(trackingNumber).map(RequestFile::confidential).orElse(true) ? null : trackingNumber;
    }
}
