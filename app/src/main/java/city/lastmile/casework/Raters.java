package city.lastmile.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may rate a request now: its own resident after the answer, and until the same day each of those whose report was
 * merged into it, for his own report. What follows from a rating, the model and its table say, whoever gave it.
 */
@Component
class Raters {

    private static final int MOST_MERGES = 10;
    /** All who reported it, under the number of the request that goes on for them. */
    private static final String ALL = """
            with recursive joint as (
                select tracking_number, rating_response, let_go from service_request where tracking_number = :number
                union all
                select further.tracking_number, further.rating_response, further.let_go from service_request further
                    join joint on further.merged_into = joint.tracking_number)
            """;

    private final RequestLedger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Raters(RequestLedger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return {@link Answer#DONE} when the resident may, or why he may not */
    Answer permission(RequestFile file) {
        if (file.letGo()) {
            return Answer.ALREADY_FINAL;
        }
        return file.state() == RequestState.MERGED ? ofMerged(file, main(file)) : ofOwn(file);
    }

    /** While the tier above looks at what another resident complained of, this one may still say his. */
    private Answer ofOwn(RequestFile file) {
        if (file.state() == RequestState.CALLED_BACK) {
            return file.rating() == null && isOpen(file) ? Answer.DONE : Answer.ALREADY_COMPLETED;
        }
        if (file.state().isFinal() || file.rating() != null) {
            return Answer.ALREADY_FINAL;
        }
        return file.state() == RequestState.COMPLETED ? Answer.DONE : Answer.NOT_COMPLETED;
    }

    private Answer ofMerged(RequestFile own, RequestFile main) {
        if (own.rating() != null || main.state() == RequestState.WITHDRAWN || main.state() == RequestState.DECLINED) {
            return Answer.ALREADY_FINAL;
        }
        if (main.completedAt() == null || main.ratingDue() == null) {
            return Answer.NOT_COMPLETED;
        }
        return isOpen(main) ? Answer.DONE : Answer.ALREADY_FINAL;
    }

    private boolean isOpen(RequestFile main) {
        Instant until = main.ratingDue();
        return until != null && clock.instant().isBefore(until);
    }

    /**
     * Holds the request, so that nobody else comes to it meanwhile.
     *
     * @return whether one of those who reported it has not rated yet; who took his report back is none of them
     */
    boolean areMissing(String trackingNumber) {
        Optional<RequestFile> own = ledger.hold(trackingNumber);
        if (!ledger.holds(trackingNumber, Fact.TOOK_IN)) {
            return own.filter(file -> file.rating() == null && !file.letGo()).isPresent();
        }
        return jdbc.sql(ALL + "select exists (select from joint where rating_response is null and not let_go)")
                .param("number", trackingNumber).query(Boolean.class).single();
    }

    /** @return the numbers of the reports merged into it whose residents rated this answer */
    List<String> mergedRated(String trackingNumber) {
        if (!ledger.holds(trackingNumber, Fact.TOOK_IN)) {
            return List.of();
        }
        return jdbc.sql(ALL + "select tracking_number from joint where rating_response is not null"
                        + " and tracking_number <> :number order by tracking_number")
                .param("number", trackingNumber).query(String.class).list();
    }

    /** @return the request that goes on for this one, which may have been merged itself by now, or this one */
    RequestFile main(RequestFile file) {
        RequestFile main = file;
        for (int merges = 0; merges < MOST_MERGES && main.mergedInto() != null; merges++) {
            main = ledger.find(main.mergedInto()).orElse(main);
        }
        return main;
    }
}
