package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call, as bean {@code request}. Each step writes facts and journal in the
 * engine's transaction; none of them decides anything that a table or the model could decide.
 */
@Component("request")
public class RequestSteps {

    private final RequestLedger ledger;
    private final WorkingTime workingTime;
    private final DecisionTrace trace;
    private final TaskRules rules;
    private final OfficeChoices choices;
    private final TaskCards cards;
    private final StandIns standIns;
    private final Clock clock;

    RequestSteps(RequestLedger ledger, WorkingTime workingTime, DecisionTrace trace,
            TaskRules rules, OfficeChoices choices, TaskCards cards, StandIns standIns, Clock clock) {
        this.ledger = ledger;
        this.workingTime = workingTime;
        this.trace = trace;
        this.rules = rules;
        this.choices = choices;
        this.cards = cards;
        this.standIns = standIns;
        this.clock = clock;
    }

    /**
     * Turns what triage decided into a responsible group and into moments. The clock starts when the resident sent
     * the report: no fault of ours may lengthen what the city promises.
     */
    public void dispatch(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        String explanation = trace.take();
        Optional<StandIns.Found> standIn = standIns.forOffice(variables.candidateGroup(), new StandIns.Line(
                ledger.find(number).orElseThrow(), variables.superiorGroup(), variables.topGroup()));
        String responsible = standIn.map(StandIns.Found::id).orElse(variables.candidateGroup());
        Instant start = start(number);
        Map<Fact, Instant> deadlines = variables.deadlines(workingTime, start);
        deadlines.forEach((fact, due) -> variables.setDue(RequestVariables.name(fact), due));
        Map<Fact, @Nullable Object> facts = new EnumMap<>(deadlines);
        Instant returnUntil = workingTime.after(start, Allowance.parse(variables.allowance("returnWithin")));
        variables.setDue("returnUntil", returnUntil);
        facts.put(Fact.RETURN_UNTIL, returnUntil);
        facts.put(Fact.STATE, RequestState.AWAITING_CLAIM);
        facts.put(Fact.DIFFICULTY, variables.difficulty());
        facts.put(Fact.TIER, variables.tier());
        facts.put(Fact.RESPONSIBLE_GROUP, responsible);
        facts.put(Fact.SUPERIOR_GROUP, variables.superiorGroup());
        facts.put(Fact.TOP_GROUP, variables.topGroup());
        facts.put(Fact.TRIAGE_EXPLANATION, explanation);
        facts.putAll(variables.routine());
        String chosen = variables.candidateGroup();
        variables.setCandidateGroup(responsible);
        variables.forgetAcceptance();
        ledger.write(number, facts,
                JournalNote.bySystem(JournalEvent.DISPATCHED, responsible, variables.difficulty()));
        standIn.ifPresent(found -> ledger.write(number, StandIns.note(chosen, found)));
        variables.leaveToFile();
    }

    /** While the resident was asked for more, no clock ran. */
    private Instant start(String number) {
        RequestFile file = ledger.find(number).orElseThrow();
        return file.state() == RequestState.NEEDS_DETAIL ? now() : file.submittedAt();
    }

    /**
     * Remembers who completes the task, for the step after it to write down.
     *
     * @throws RefusedInputException when nobody can be named, or what the form holds cannot be kept
     */
    public void decidedBy(DelegateTask task) {
        rules.requireKeepable(task);
        new RequestVariables(task).setDecidedBy(rules.actor(task));
    }

    /**
     * The officer who completed the claim becomes the responsible person, or the colleague whom a head named instead.
     *
     * @throws RefusedInputException when that officer is on leave or must keep out of the matter, or when somebody was
     *                               named by whoever does not stand above the office, or is no colleague
     */
    public void claimed(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        RequestFile file = ledger.find(execution.getProcessBusinessKey()).orElseThrow();
        String by = variables.decidedBy();
        String named = variables.entered("assignee");
        String officer = named == null || named.equals(by) ? by : choices.given(by, named, file);
        standIns.requireFree(officer, file);
        JournalEvent event = officer.equals(by) ? JournalEvent.CLAIMED : JournalEvent.ASSIGNED;
        takeOver(execution, officer, event, variables.entered("claimNote"));
    }

    /**
     * Tells the resident what the step itself says, in its local variable {@code informWords}; by which ways, the table
     * {@code messages} says.
     *
     * @throws IllegalStateException when the step says nothing: an incident, and nothing for an officer to mend
     */
    public void inform(DelegateExecution execution) {
        Object words = execution.getVariableLocal("informWords");
        if (words == null || words.toString().isBlank()) {
            throw new IllegalStateException("Step " + execution.getCurrentActivityId() + " has no informWords");
        }
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.INFORMED, JournalNote.SYSTEM,
                new RequestVariables(execution).candidateGroup(), words.toString().strip(), null));
    }

    /** Nobody took it in time; the tier above has as long to assign it as the office had to claim it. */
    public void escalateClaim(DelegateExecution execution, String group) {
        RequestVariables variables = new RequestVariables(execution);
        Instant due = workingTime.after(now(), Allowance.parse(variables.allowance("assignWithin")));
        variables.setDue("assignDue", due);
        ledger.write(execution.getProcessBusinessKey(), JournalNote.bySystem(JournalEvent.CLAIM_ESCALATED, group, null));
    }

    /**
     * The tier above named the officer who must handle it.
     *
     * @throws RefusedInputException when no such officer serves, or he is on leave or must keep out of the matter
     */
    public void assigned(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String officer = rules.officer(variables.entered("assignee"));
        standIns.requireFree(officer, ledger.find(execution.getProcessBusinessKey()).orElseThrow());
        takeOver(execution, officer, JournalEvent.ASSIGNED, variables.entered("instruction"));
    }

    /**
     * The officers whom a superior can choose from, for a form's list: those of the responsible office and the staff
     * of the organisation it belongs to, who are there and need not keep out of the matter.
     *
     * @return a JSON list of {@code {"label", "value"}}
     */
    public JsonValue officersToChoose(DelegateExecution execution) {
        return SpinValues.jsonValue(choices.officers(execution.getProcessBusinessKey())).create();
    }

    /**
     * Whom the head who opens a claim's form can give the request to.
     *
     * @return a JSON list of {@code {"label", "value"}}, or null for all others, who claim for themselves: the form hides
     *         its field then
     */
    public @Nullable JsonValue officersToName(DelegateExecution execution) {
        return choices.officersFor(rules.reader(), execution.getProcessBusinessKey())
                .map(list -> SpinValues.jsonValue(list).create()).orElse(null);
    }

    /** What was written on that occasion is kept, and stands on the officer's task if somebody else wrote it. */
    private void takeOver(DelegateExecution execution, String officer, JournalEvent event, @Nullable String words) {
        RequestVariables variables = new RequestVariables(execution);
        JournalNote note = new JournalNote(event, variables.decidedBy(), variables.candidateGroup(), null, words);
        variables.setResponsibleOfficer(officer);
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.IN_PROGRESS);
        facts.put(Fact.RESPONSIBLE_OFFICER, officer);
        facts.put(Fact.CLAIMED_AT, now());
        ledger.write(execution.getProcessBusinessKey(), facts, note);
        variables.forgetForm();
        if (event == JournalEvent.ASSIGNED && words != null) {
            variables.sayOnNextTask(words);
        }
    }

    /** The deadline is near: it shows on the officer's task, unless a card shows there already, and in the journal. */
    public void warn(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        if (ledger.find(number).orElseThrow().supervision() == Supervision.NONE) {
            ledger.set(number, Map.of(Fact.SUPERVISION, Supervision.WARNED));
            cards.show(number, Supervision.WARNED);
        }
        ledger.write(number, JournalNote.bySystem(JournalEvent.WARNED, variables.candidateGroup(), null));
    }

    /** Rated, or the time for it has passed. */
    public void close(DelegateExecution execution) {
        finish(execution, RequestState.CLOSED, Map.of());
    }

    /** The resident took it back; the words are in the journal already. An answer that nobody has sent yet goes. */
    public void withdrawn(DelegateExecution execution) {
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.OUTCOME, Outcome.WITHDRAWN);
        facts.put(Fact.PUBLIC_ANSWER, null);
        finish(execution, RequestState.WITHDRAWN, facts);
    }

    private void finish(DelegateExecution execution, RequestState state, Map<Fact, ? extends @Nullable Object> more) {
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.putAll(more);
        facts.put(Fact.STATE, state);
        facts.put(Fact.CLOSED_AT, now());
        ledger.write(execution.getProcessBusinessKey(), facts, JournalNote.bySystem(JournalEvent.CLOSED, null, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
