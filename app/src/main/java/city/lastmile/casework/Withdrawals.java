package city.lastmile.casework;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What follows when a resident takes a request back: it ends, and what was split off it. What others reported as well
 * goes on for them, and of its own resident nobody asks anything any more.
 */
@Component
class Withdrawals {

    private final RequestLedger ledger;
    private final RequestProcess process;
    private final SplitDesk parts;
    private final JdbcClient jdbc;

    Withdrawals(RequestLedger ledger, RequestProcess process, SplitDesk parts, JdbcClient jdbc) {
        this.ledger = ledger;
        this.process = process;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    /** The request's row is held by the caller. */
    void withdraw(String trackingNumber, String reason) {
        if (hasOthers(trackingNumber)) {
            ledger.write(trackingNumber, Map.of(Fact.LET_GO, true, Fact.PHONE_LEFT, false, Fact.CONTACT_LEFT, false),
                    JournalNote.byResident(JournalEvent.LET_GO, reason));
        } else {
            ledger.write(trackingNumber, JournalNote.byResident(JournalEvent.WITHDRAWN, reason));
            parts.openParts(trackingNumber).forEach(part -> withdrawPart(part.trackingNumber(), trackingNumber));
            end(trackingNumber);
        }
    }

    /** Held, so that nobody merges a report into it meanwhile. */
    private void withdrawPart(String part, String lead) {
        ledger.hold(part);
        boolean others = hasOthers(part);
        ledger.write(part, JournalNote.bySystem(others ? JournalEvent.LET_GO : JournalEvent.WITHDRAWN, null, lead));
        if (!others) {
            end(part);
        }
    }

    private boolean hasOthers(String trackingNumber) {
        return jdbc.sql("select exists (select from service_request where merged_into = :number)")
                .param("number", trackingNumber).query(Boolean.class).single();
    }

    private void end(String trackingNumber) {
        String instance = String.valueOf(ledger.text(trackingNumber, Fact.PROCESS_INSTANCE_ID));
        holdJobs(instance);
        process.withdraw(instance);
    }

    /** Otherwise a node that marks a job as its own just now, triage for example, would refuse the resident his wish. */
    private void holdJobs(String instance) {
        jdbc.sql("select id_ from act_ru_job where process_instance_id_ = :instance order by id_ for update")
                .param("instance", instance).query(String.class).list();
    }
}
