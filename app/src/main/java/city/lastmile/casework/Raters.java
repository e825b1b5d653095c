package city.lastmile.casework;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Who may rate a request now: its own resident after the answer, and until the same day each of those whose report was
 * merged into it, for his own report. Whether it is handled again is decided by the rating of its own resident alone.
 */
@Component
class Raters {

    private static final int MOST_MERGES = 10;

    private final RequestLedger ledger;
    private final Clock clock;

    Raters(RequestLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return {@link Answer#DONE} when the resident may, or why he may not */
    Answer permission(RequestFile file) {
        if (file.letGo()) {
            return Answer.ALREADY_FINAL;
        }
        return file.state() == RequestState.MERGED ? ofMerged(file, main(file)) : ofOwn(file.state());
    }

    private static Answer ofOwn(RequestState state) {
        if (state.isFinal()) {
            return Answer.ALREADY_FINAL;
        }
        if (state == RequestState.CALLED_BACK) {
            return Answer.ALREADY_COMPLETED;
        }
        return state == RequestState.COMPLETED ? Answer.DONE : Answer.NOT_COMPLETED;
    }

    private Answer ofMerged(RequestFile own, RequestFile main) {
        if (own.rating() != null || main.state() == RequestState.WITHDRAWN || main.state() == RequestState.DECLINED) {
            return Answer.ALREADY_FINAL;
        }
        Instant until = main.ratingDue();
        if (main.completedAt() == null || until == null) {
            return Answer.NOT_COMPLETED;
        }
        return clock.instant().isBefore(until) ? Answer.DONE : Answer.ALREADY_FINAL;
    }

    /** The request that goes on for this one, which may have been merged itself by now. */
    private RequestFile main(RequestFile file) {
        RequestFile main = file;
        for (int merges = 0; merges < MOST_MERGES && main.mergedInto() != null; merges++) {
            main = ledger.find(main.mergedInto()).orElse(main);
        }
        return main;
    }
}
