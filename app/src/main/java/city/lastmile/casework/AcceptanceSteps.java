package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call as bean {@code acceptance}: what the table is told of a report, and
 * what follows where it is not simply accepted.
 */
@Component("acceptance")
public class AcceptanceSteps {

    private final RequestLedger ledger;
    private final WorkingTime workingTime;
    private final Clock clock;

    AcceptanceSteps(RequestLedger ledger, WorkingTime workingTime, Clock clock) {
        this.ledger = ledger;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** @return the resident's words for the table to look at; the engine keeps nothing of them */
    public StringValue words(DelegateExecution execution) {
        return Variables.stringValue(file(execution).description(), true);
    }

    /** @return how many characters the resident wrote, white space aside */
    public int wordCount(DelegateExecution execution) {
        return (int) file(execution).description().codePoints().filter(point -> !Character.isWhitespace(point)).count();
    }

    /** @return whether a town, a point or words say where it is */
    public boolean placeKnown(DelegateExecution execution) {
        RequestFile file = file(execution);
        return file.town() != null || file.latitude() != null || file.place() != null;
    }

    /** @return until when the desk has to confirm a refusal; after that the report counts as accepted */
    public Date deskDue(DelegateExecution execution) {
        return Date.from(workingTime.after(now(),
                Allowance.parse(new RequestVariables(execution).allowance("deskWithin"))));
    }

    /**
     * A person of the desk confirmed that the report lies outside the city's power; the resident reads why, and where
     * to turn to.
     *
     * @throws RefusedInputException when there are no words for the resident
     */
    public void declined(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        String words = TaskRules.words(variables.entered("declineWords"), "task.refused.declineWords");
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.DECLINED);
        facts.put(Fact.OUTCOME, Outcome.REFUSED);
        facts.put(Fact.DECLINE_REASON, variables.allowance("declineReason"));
        facts.put(Fact.CLOSED_AT, now());
        ledger.set(number, facts);
        ledger.write(number, JournalNote.byOfficer(JournalEvent.DECLINED, variables.decidedBy(), null, words));
    }

    /** The resident is asked for what is missing, once. No clock has started yet. */
    public void askDetail(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        Instant due = workingTime.after(now(), Allowance.parse(variables.allowance("detailWithin")));
        variables.setDue("detailDue", due);
        ledger.set(number, Map.of(Fact.STATE, RequestState.NEEDS_DETAIL, Fact.DETAIL_DUE, due));
        ledger.write(number, JournalNote.bySystem(JournalEvent.DETAIL_ASKED, null, null));
    }

    /** It is the same matter as another request, which goes on for both; the merge is in the row already. */
    public void merged(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        ledger.set(number, Map.of(Fact.STATE, RequestState.MERGED, Fact.OUTCOME, Outcome.DUPLICATE,
                Fact.CLOSED_AT, now()));
        ledger.write(number, JournalNote.bySystem(JournalEvent.MERGED, null,
                ledger.text(number, Fact.MERGED_INTO)));
    }

    /** Held, since the table is asked to decide: each of its questions is answered from one reading. */
    private RequestFile file(DelegateExecution execution) {
        return ledger.hold(execution.getProcessBusinessKey()).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
