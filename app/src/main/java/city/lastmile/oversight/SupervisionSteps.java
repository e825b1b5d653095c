package city.lastmile.oversight;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Choice;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.RuleTrace;
import city.lastmile.casework.Supervision;
import city.lastmile.casework.TaskRules;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the model {@code supervision} may call, as bean {@code supervision}. */
@Component("supervision")
public class SupervisionSteps {

    private static final String REOPENED = "REOPENED";
    private static final String ASSIST_OVERDUE = "ASSIST_OVERDUE";
    private static final String MANUAL = "MANUAL";
    /** The measure that does more than to instruct: another officer becomes responsible. */
    private static final String REASSIGN = "REASSIGN";
    private static final String NO_CARD = "NONE";
    static final String CARD_TABLE = "supervision-cards";

    private final SupervisionLedger ledger;
    private final CardLedger cards;
    private final Casework casework;
    private final CaseControl control;
    private final TaskRules rules;
    private final RuleTrace trace;
    private final WorkingTime workingTime;
    private final Clock clock;

    SupervisionSteps(SupervisionLedger ledger, CardLedger cards, Casework casework, CaseControl control,
            TaskRules rules, RuleTrace trace, WorkingTime workingTime, Clock clock) {
        this.ledger = ledger;
        this.cards = cards;
        this.casework = casework;
        this.control = control;
        this.rules = rules;
        this.trace = trace;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** Opens the supervision that the card table asked for, gives its card, if any, and starts the supervisor's own clock. */
    public void open(DelegateExecution execution) {
        SupervisionVariables variables = new SupervisionVariables(execution);
        String number = execution.getProcessBusinessKey();
        long supervision = ledger.open(execution.getProcessInstanceId(), number, variables, clock.instant());
        if (!variables.card().equals(NO_CARD)) {
            cards.give(supervision, number, variables.card(), variables.supervisedGroup(), clock.instant());
        }
        if (!variables.occasion().equals(ASSIST_OVERDUE)) {
            control.raise(number, Supervision.valueOf(variables.card()));
        }
        control.record(number, JournalNote.bySystem(JournalEvent.SUPERVISION_OPENED, variables.supervisorGroup(),
                trace.because(variables.card(), CARD_TABLE)));
        startAnswerClock(variables);
    }

    /**
     * Remembers who completes the task.
     *
     * @throws city.lastmile.platform.RefusedInputException when nobody can be named, or what the form holds cannot be
     *                                                      kept
     */
    public void decidedBy(DelegateTask task) {
        rules.requireKeepable(task);
        new SupervisionVariables(task).setDecidedBy(rules.actor(task));
    }

    /**
     * Writes down what the supervisor decided; a reassignment takes effect at once, the deadline stays.
     *
     * @throws city.lastmile.platform.RefusedInputException when measure, instruction or officer are not acceptable
     */
    public void measure(DelegateExecution execution) {
        SupervisionVariables variables = new SupervisionVariables(execution);
        String number = execution.getProcessBusinessKey();
        Choice measure = variables.chosen("measure", "task.refused.measure");
        String instruction = rules.instruction(variables.entered("instruction"));
        boolean reassigned = measure.value().equals(REASSIGN);
        if (reassigned && variables.occasion().equals(ASSIST_OVERDUE)) {
            throw new RefusedInputException("task.refused.reassignAssistance");
        }
        if (reassigned) {
            control.reassign(number, rules.officer(variables.entered("assignee")), instruction);
        }
        ledger.measured(execution.getProcessInstanceId());
        control.record(number, new JournalNote(JournalEvent.SUPERVISION_MEASURE, variables.decidedBy(),
                variables.supervisorGroup(), null, measure.kept() + ": " + instruction));
        variables.setFollowUpAt(workingTime.after(clock.instant(), Allowance.parse(variables.followUpAfter())));
        variables.forgetForm();
    }

    /** The supervisor did not answer in time: the top of the request's line is asked, again and again if need be. */
    public void escalate(DelegateExecution execution) {
        SupervisionVariables variables = new SupervisionVariables(execution);
        variables.setSupervisorGroup(variables.topGroup());
        ledger.escalated(execution.getProcessInstanceId(), variables.topGroup());
        control.record(execution.getProcessBusinessKey(),
                JournalNote.bySystem(JournalEvent.SUPERVISION_ESCALATED, variables.topGroup(), null));
        startAnswerClock(variables);
    }

    /** Starts the supervisor's clock anew for the next look at the request. */
    public void followUp(DelegateExecution execution) {
        startAnswerClock(new SupervisionVariables(execution));
    }

    /**
     * @return whether nobody has finished the request and its deadline has passed; one that is handled for the third
     *         time, an assistance that is late, or what was opened by hand, is followed to its end in any case
     */
    public boolean isStillNeeded(DelegateExecution execution) {
        RequestFile file = casework.find(execution.getProcessBusinessKey()).orElseThrow();
        if (Set.of(REOPENED, ASSIST_OVERDUE, MANUAL).contains(new SupervisionVariables(execution).occasion())) {
            return file.completedAt() == null;
        }
        Instant due = file.handleDue();
        return file.completedAt() == null && due != null && !clock.instant().isBefore(due);
    }

    /** However it ends, with its request or before it: the case is closed, and nothing of it stays open. */
    public void ended(DelegateExecution execution) {
        if (ledger.close(execution.getProcessInstanceId(), clock.instant())) {
            control.record(execution.getProcessBusinessKey(),
                    JournalNote.bySystem(JournalEvent.SUPERVISION_ENDED, null, null));
        }
    }

    private void startAnswerClock(SupervisionVariables variables) {
        variables.setAnswerDue(workingTime.after(clock.instant(), Allowance.parse(variables.answerWithin())));
    }
}
