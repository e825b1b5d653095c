package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call as bean {@code completion}: the officer's result, its review, the
 * answer to the resident, and what follows from a rating. Whether a review, a reopening or a look is due, the decision
 * tables say.
 */
@Component("completion")
public class CompletionSteps {

    private final RequestLedger ledger;
    private final Assistances assistances;
    private final SplitDesk parts;
    private final CityRegister register;
    private final WorkingTime workingTime;
    private final TaskRules rules;
    private final Raters raters;
    private final RuleTrace trace;
    private final Clock clock;

    CompletionSteps(RequestLedger ledger, Assistances assistances, SplitDesk parts, CityRegister register,
            WorkingTime workingTime, TaskRules rules, Raters raters, RuleTrace trace, Clock clock) {
        this.ledger = ledger;
        this.assistances = assistances;
        this.parts = parts;
        this.register = register;
        this.workingTime = workingTime;
        this.rules = rules;
        this.raters = raters;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * The officer finished it; what was written moves from the form into the file. The resident sees none of it before
     * {@link #completed}.
     *
     * @throws RefusedInputException when outcome or answer are missing or not allowed, a partial solution names no
     *                               later day for the rest, a refusal no ground, an assisting office has not
     *                               answered, or a part is not finished
     */
    public void answered(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        ledger.hold(execution.getProcessBusinessKey());
        requireAllAssisted(execution.getProcessBusinessKey());
        requireAllPartsDone(execution.getProcessBusinessKey());
        Outcome outcome = rules.outcome(variables.entered("outcome"));
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.OUTCOME, outcome);
        facts.put(Fact.RESPONSIBLE_OFFICER, variables.decidedBy());
        facts.put(Fact.PUBLIC_ANSWER, rules.answer(variables.entered("publicAnswer")));
        facts.put(Fact.FILE_NOTE, variables.entered("fileNote"));
        facts.put(Fact.REST_DUE, outcome == Outcome.PARTLY_SOLVED
                ? rules.laterDay(variables.entered("restDue"), "task.refused.restDue") : null);
        Choice ground = outcome == Outcome.REFUSED
                ? variables.chosen("refusalGround", "task.refused.refusalGround") : null;
        facts.put(Fact.REFUSAL_GROUND, ground == null ? null : ground.value());
        facts.put(Fact.REFUSAL_GROUND_LABEL, ground == null ? null : ground.label());
        ledger.set(execution.getProcessBusinessKey(), facts);
        variables.setResponsibleOfficer(variables.decidedBy());
        variables.forgetForm();
        variables.setOutcome(outcome);
    }

    private void requireAllAssisted(String number) {
        List<String> waiting = ledger.holds(number, Fact.ASKED_OFFICES) ? assistances.open(number) : List.of();
        if (!waiting.isEmpty()) {
            throw new RefusedInputException("task.refused.assistanceOpen",
                    waiting.stream().map(register::officeName).collect(Collectors.joining("、")));
        }
    }

    private void requireAllPartsDone(String number) {
        List<RequestFile> open = parts.openParts(number);
        if (!open.isEmpty()) {
            throw new RefusedInputException("task.refused.partsOpen",
                    open.stream().map(RequestFile::trackingNumber).collect(Collectors.joining("、")));
        }
    }

    /** @return how often the request has been reopened */
    public int reopens(DelegateExecution execution) {
        return ledger.number(execution.getProcessBusinessKey(), Fact.REOPENS);
    }

    /** The tier above is to see the result first. */
    public void askForReview(DelegateExecution execution) {
        ledger.write(execution.getProcessBusinessKey(), JournalNote.bySystem(JournalEvent.REVIEW_ASKED,
                new RequestVariables(execution).superiorGroup(), trace.because("review-policy")));
    }

    /** @return the answer that waits for its review */
    public String proposedAnswer(DelegateExecution execution) {
        return String.valueOf(ledger.text(execution.getProcessBusinessKey(), Fact.PUBLIC_ANSWER));
    }

    /**
     * The tier above did not accept the result; the same officer goes on, the deadline stays.
     *
     * @throws RefusedInputException when no reason is given
     */
    public void sentBack(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String reason = TaskRules.words(variables.entered("decisionReason"), "task.refused.decisionReason");
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.SENT_BACK, variables.decidedBy(),
                variables.candidateGroup(), null, reason));
        variables.forgetReview();
    }

    /**
     * The resident gets the answer and is asked for a rating.
     *
     * @throws RefusedInputException when it was reviewed by the officer whose work it is
     */
    public void completed(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        Instant ratingDue = workingTime.after(now(), Allowance.parse(variables.allowance("rateWithin")));
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.COMPLETED);
        facts.put(Fact.REVIEWED, variables.isReviewed());
        facts.put(Fact.COMPLETED_AT, now());
        facts.put(Fact.RATING_DUE, ratingDue);
        variables.setDue("ratingDue", ratingDue);
        if (variables.isReviewed()) {
            rules.requireOther(variables.decidedBy(), variables.responsibleOfficer(), variables.superiorGroup());
            ledger.write(number, facts, JournalNote.byOfficer(JournalEvent.REVIEWED, variables.decidedBy(),
                    variables.candidateGroup(), null));
            facts.clear();
        }
        ledger.write(number, facts, JournalNote.byOfficer(JournalEvent.COMPLETED,
                String.valueOf(variables.responsibleOfficer()), variables.candidateGroup(), proposedAnswer(execution)));
        variables.forgetReview();
    }

    /**
     * The resident is not satisfied and said why: it starts again at its office, with the time that the table gives.
     * What was answered stays in the journal. All who reported it may rate the next answer.
     */
    public void reopened(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.AWAITING_CLAIM);
        facts.put(Fact.REOPENS, reopens(execution) + 1);
        List.of(Fact.COMPLETED_AT, Fact.RATING_DUE, Fact.OUTCOME, Fact.PUBLIC_ANSWER, Fact.RESPONSIBLE_OFFICER)
                .forEach(fact -> facts.put(fact, null));
        facts.putAll(unrated());
        raters.mergedRated(number).forEach(merged -> ledger.set(merged, unrated()));
        Map<Fact, Instant> deadlines = variables.deadlines(workingTime, now());
        deadlines.forEach((fact, due) -> variables.setDue(RequestVariables.name(fact), due));
        facts.putAll(deadlines);
        ledger.write(number, facts, JournalNote.bySystem(JournalEvent.REOPENED, variables.candidateGroup(),
                "no. " + facts.get(Fact.REOPENS)));
        variables.forgetRating();
    }

    private static Map<Fact, @Nullable Object> unrated() {
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        List.of(Fact.RATING_RESPONSE, Fact.RATING_RESULT, Fact.RATING_ATTITUDE, Fact.RATING_WORDS, Fact.RATING_RESOLVED)
                .forEach(fact -> facts.put(fact, null));
        return facts;
    }

    /** Dissatisfaction that reopens nothing: the tier above looks at it, within the time that the table gives. */
    public void askForLook(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        ledger.set(execution.getProcessBusinessKey(), Map.of(Fact.STATE, RequestState.CALLED_BACK));
        askForLook(execution, variables.superiorGroup(), JournalEvent.LOOK_ASKED, trace.because("reopen-policy"));
    }

    /** Nobody looked in time: the top of the request's line is asked, again and again if need be. */
    public void escalateLook(DelegateExecution execution) {
        askForLook(execution, new RequestVariables(execution).topGroup(), JournalEvent.LOOK_ESCALATED, null);
    }

    private void askForLook(DelegateExecution execution, String group, JournalEvent event, @Nullable String because) {
        RequestVariables variables = new RequestVariables(execution);
        execution.setVariable("lookGroup", group);
        variables.setDue("lookDue", workingTime.after(now(), Allowance.parse(variables.allowance("lookWithin"))));
        ledger.write(execution.getProcessBusinessKey(), JournalNote.bySystem(event, group, because));
    }

    /**
     * What the tier above found, in words for the resident.
     *
     * @throws RefusedInputException when there are none
     */
    public void looked(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String words = TaskRules.words(variables.entered("lookWords"), "task.refused.lookWords");
        ledger.write(execution.getProcessBusinessKey(), JournalNote.byOfficer(JournalEvent.LOOKED,
                variables.decidedBy(), execution.getVariable("lookGroup").toString(), words));
        variables.forgetForm();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
