package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call as bean {@code deadlines}: extension and shelving, the only two ways
 * in which a deadline moves. How far, how often and by whose word stands in the decision tables.
 */
@Component("deadlines")
public class DeadlineSteps {

    private final RequestLedger ledger;
    private final RunningDeadlines running;
    private final WorkingTime workingTime;
    private final TaskRules rules;
    private final RecordWords words;
    private final RuleTrace trace;
    private final Clock clock;

    DeadlineSteps(RequestLedger ledger, RunningDeadlines running, WorkingTime workingTime, TaskRules rules,
            RecordWords words, RuleTrace trace, Clock clock) {
        this.ledger = ledger;
        this.running = running;
        this.workingTime = workingTime;
        this.rules = rules;
        this.words = words;
        this.trace = trace;
        this.clock = clock;
    }

    /** @return how often the request has been extended */
    public int extensions(DelegateExecution execution) {
        return ledger.number(execution.getProcessBusinessKey(), Fact.EXTENSIONS);
    }

    /** @return how often the request has been shelved */
    public int shelvings(DelegateExecution execution) {
        return ledger.number(execution.getProcessBusinessKey(), Fact.SHELVINGS);
    }

    /**
     * The responsible officer asks for more working days than the request was given.
     *
     * @throws RefusedInputException when the deadline has passed, another extension waits for its decision, the table
     *                               allows none or fewer days, or no reason is given
     */
    public void askExtension(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        requireInTime(variables);
        if (variables.isExtensionAsked()) {
            throw new RefusedInputException("task.refused.extensionAsked");
        }
        int days = rules.between(1, Integer.parseInt(variables.allowance("extensionDays")),
                variables.entered("extraDays"), "task.refused.noExtension", "task.refused.extraDays");
        String reason = TaskRules.words(variables.entered("extensionReason"), "task.refused.extensionReason");
        variables.askExtension(days);
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.EXTENSION_ASKED,
                variables.decidedBy(), variables.candidateGroup(), null,
                trace.because(days + ": " + reason, "extension-policy")));
        variables.forgetForm();
    }

    private void requireInTime(RequestVariables variables) {
        Instant due = variables.due("handleDue");
        if (!clock.instant().isBefore(due)) {
            throw new RefusedInputException("task.refused.deadlinePassed", TaskCards.MINUTE.format(due));
        }
    }

    /** @return the days asked for and why, for whoever decides on them */
    public String extensionWords(DelegateExecution execution) {
        return lastDetails(execution, JournalEvent.EXTENSION_ASKED);
    }

    /** @return the kind of obstacle, the review date asked for and why, for whoever decides on them */
    public String shelvingWords(DelegateExecution execution) {
        return lastDetails(execution, JournalEvent.SHELVING_ASKED);
    }

    private String lastDetails(DelegateExecution execution, JournalEvent event) {
        return ledger.journal(execution.getProcessBusinessKey()).stream()
                .filter(entry -> entry.event().equals(event.name()))
                .reduce((earlier, later) -> later).map(JournalEntry::details)
                .map(details -> words.forDecider(event, details)).orElse("");
    }

    /**
     * The tier above granted it: every timer of the handling moves by so many working days, the resident reads why.
     *
     * @throws RefusedInputException when no reason is given, or the officer would decide on his own wish
     */
    public void extend(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        rules.requireOther(variables.decidedBy(), variables.responsibleOfficer(), variables.allowance("extensionDecider"));
        Allowance extra = new Allowance(variables.extensionAsked(), Allowance.Unit.WORKING_DAYS);
        String reason = TaskRules.words(variables.entered("decisionReason"), "task.refused.decisionReason");
        Instant due = move(execution, old -> workingTime.after(old, extra),
                Map.of(Fact.EXTENSIONS, extensions(execution) + 1));
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.EXTENDED, variables.decidedBy(),
                variables.candidateGroup(), TaskCards.MINUTE.format(due) + " · " + reason, extra.amount() + "wd"));
        variables.forgetExtension();
    }

    /** The deadline came before a decision: nobody decided, whoever may have completed another task of the request. */
    public void undecided(DelegateExecution execution) {
        new RequestVariables(execution).forgetDecision();
    }

    /** Not granted, or not decided before the deadline: the deadline stays. */
    public void refuseExtension(DelegateExecution execution) {
        refuse(execution, JournalEvent.EXTENSION_REFUSED);
        new RequestVariables(execution).forgetExtension();
    }

    /** Not approved, or not decided before the deadline: handling goes on. */
    public void refuseShelving(DelegateExecution execution) {
        refuse(execution, JournalEvent.SHELVING_REFUSED);
        new RequestVariables(execution).forgetShelving();
    }

    private void refuse(DelegateExecution execution, JournalEvent event) {
        RequestVariables variables = new RequestVariables(execution);
        String actor = variables.decidedByAnybody() ? variables.decidedBy() : JournalNote.SYSTEM;
        String reason = variables.decidedByAnybody()
                ? TaskRules.words(variables.entered("decisionReason"), "task.refused.decisionReason") : null;
        ledger.write(execution.getProcessBusinessKey(),
                new JournalNote(event, actor, variables.candidateGroup(), null, reason));
    }

    /**
     * The responsible officer asks to lay the request by, since it cannot be solved now.
     *
     * @throws RefusedInputException when the deadline has passed, the table allows no shelving, the kind of obstacle
     *                               or the reason is missing, or the review date is not within the days allowed
     */
    public void askShelving(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        requireInTime(variables);
        int days = Integer.parseInt(variables.allowance("shelvingDays"));
        Choice kind = variables.chosen("shelvingReason", "task.refused.shelvingReason");
        String words = TaskRules.words(variables.entered("shelvingWords"), "task.refused.shelvingWords");
        Instant review = workingTime.after(rules.dayWithin(days, variables.entered("shelveUntil"),
                "task.refused.noShelving", "task.refused.shelveUntil"), new Allowance(0, Allowance.Unit.WORKING_HOURS));
        variables.setDue("reviewAt", review);
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.SHELVING_ASKED,
                variables.decidedBy(), variables.candidateGroup(), null,
                trace.because(kind.kept() + ", " + TaskCards.MINUTE.format(review) + ": " + words, "shelving-policy")));
        variables.forgetForm();
    }

    /**
     * The leader approved: until the review the clock stands. What was left of each deadline is left after the review.
     *
     * @throws RefusedInputException when no reason is given, or the officer would decide on his own wish
     */
    public void shelve(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String reason = TaskRules.words(variables.entered("decisionReason"), "task.refused.decisionReason");
        rules.requireOther(variables.decidedBy(), variables.responsibleOfficer(), variables.allowance("shelvingDecider"));
        Instant now = clock.instant();
        Instant review = variables.due("reviewAt");
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.SHELVED);
        facts.put(Fact.SHELVED_UNTIL, review);
        facts.put(Fact.SHELVINGS, shelvings(execution) + 1);
        move(execution, old -> laidBy(now, old, review), facts);
        running.moveAssistance(execution.getProcessInstanceId(), old -> laidBy(now, old, review));
        ledger.write(execution.getProcessBusinessKey(), new JournalNote(JournalEvent.SHELVED, variables.decidedBy(),
                variables.candidateGroup(), TaskCards.MINUTE.format(review) + " · " + reason, null));
        variables.forgetShelving();
    }

    private Instant laidBy(Instant now, Instant due, Instant review) {
        Duration left = workingTime.between(now, due);
        return workingTime.afterOfficeTime(review, left);
    }

    /** The review date has come: handling goes on where it stood. */
    public void resume(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.IN_PROGRESS);
        facts.put(Fact.SHELVED_UNTIL, null);
        ledger.set(number, facts);
        ledger.write(number, JournalNote.bySystem(JournalEvent.RESUMED,
                new RequestVariables(execution).candidateGroup(), null));
        execution.removeVariable("reviewAt");
    }

    /** Moves what is still to come, in the engine and in the request's row, and returns the new handling deadline. */
    private Instant move(DelegateExecution execution, UnaryOperator<Instant> to, Map<Fact, ?> further) {
        RequestVariables variables = new RequestVariables(execution);
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.putAll(further);
        running.move(execution.getProcessInstanceId(), to).forEach((fact, due) -> {
            variables.setDue(RequestVariables.name(fact), due);
            facts.put(fact, due);
        });
        ledger.set(execution.getProcessBusinessKey(), facts);
        return variables.due("handleDue");
    }
}
