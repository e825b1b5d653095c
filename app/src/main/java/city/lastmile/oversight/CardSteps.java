package city.lastmile.oversight;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.RuleTrace;
import city.lastmile.casework.Supervision;
import city.lastmile.casework.TaskRules;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What the model {@code supervision} may call as bean {@code cards}: what follows when a card was shown. Who got it
 * explains in writing and may appeal; what is still not done is raised to the next card, as the table says.
 */
@Component("cards")
public class CardSteps {

    private static final String LIFT = "LIFT";
    private static final String UPHOLD = "UPHOLD";

    private final CardLedger ledger;
    private final CaseControl control;
    private final TaskRules rules;
    private final RuleTrace trace;
    private final WorkingTime workingTime;
    private final Clock clock;

    CardSteps(CardLedger ledger, CaseControl control, TaskRules rules, RuleTrace trace, WorkingTime workingTime,
            Clock clock) {
        this.ledger = ledger;
        this.control = control;
        this.rules = rules;
        this.trace = trace;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** Notes what follows this very card, apart from what follows a later one. */
    public void shown(DelegateExecution execution) {
        CardVariables variables = new CardVariables(execution);
        Instant now = clock.instant();
        boolean raisable = !variables.nextOccasion().isEmpty();
        ledger.unexplained(execution.getProcessBusinessKey(), variables.card(), variables.supervisedGroup())
                .ifPresentOrElse(card -> variables.expectExplanation(card.id(), card.officer(),
                        workingTime.after(now, variables.explainWithin())), variables::expectNoExplanation);
        variables.raiseAt(raisable, workingTime.after(now, variables.raiseAfter()));
    }

    /**
     * The one who got the card wrote how it came about, and accepts it or appeals.
     *
     * @throws RefusedInputException when there are no words, or it is not said whether the card is accepted
     */
    public void explained(DelegateExecution execution) {
        CardVariables variables = new CardVariables(execution);
        String number = execution.getProcessBusinessKey();
        String words = rules.explanation(variables.entered("explanation"));
        boolean appeals = rules.isFirstOf("YES", "NO", variables.entered("appeal"), "task.refused.appeal");
        ledger.explain(variables.cardId(), variables.decidedBy(), words, appeals, clock.instant());
        write(number, appeals ? JournalEvent.CARD_APPEALED : JournalEvent.EXPLAINED,
                appeals ? variables.appealGroup() : variables.supervisorGroup(), variables, words);
        variables.appealDue(workingTime.after(clock.instant(), variables.explainWithin()));
        variables.forgetExplanation();
    }

    /** The time for it has passed; it stays asked for. */
    public void explanationMissing(DelegateExecution execution) {
        control.record(execution.getProcessBusinessKey(), JournalNote.bySystem(JournalEvent.EXPLANATION_MISSING,
                new CardVariables(execution).supervisedGroup(), null));
    }

    /** @return what was written about the card, for whoever decides on the appeal */
    public String explanationWords(DelegateExecution execution) {
        return ledger.explanation(new CardVariables(execution).cardId());
    }

    /** Nobody decided in time: the top of the request's line is asked, again and again if need be. */
    public void escalateAppeal(DelegateExecution execution) {
        CardVariables variables = new CardVariables(execution);
        variables.appealTo(variables.topGroup());
        variables.appealDue(workingTime.after(clock.instant(), variables.explainWithin()));
        control.record(execution.getProcessBusinessKey(),
                JournalNote.bySystem(JournalEvent.APPEAL_ESCALATED, variables.topGroup(), null));
    }

    /**
     * The card stands or is lifted. A lifted one stays in the record as lifted; the supervision of the request goes on.
     *
     * @throws RefusedInputException when it is neither, without a reason, or decided by the one who appeals
     */
    public void appealDecided(DelegateExecution execution) {
        CardVariables variables = new CardVariables(execution);
        String number = execution.getProcessBusinessKey();
        boolean lifted = rules.isFirstOf(LIFT, UPHOLD, variables.entered("decision"), "task.refused.appealDecision");
        String reason = rules.reason(variables.entered("decisionReason"));
        if (ledger.isAbout(variables.cardId(), variables.decidedBy())) {
            throw new RefusedInputException("task.refused.ownCard");
        }
        ledger.decide(variables.cardId(), variables.decidedBy(), reason, lifted, clock.instant());
        if (lifted) {
            control.settle(number, ledger.highest(number));
        }
        write(number, lifted ? JournalEvent.CARD_LIFTED : JournalEvent.CARD_UPHELD, variables.supervisedGroup(),
                variables, reason);
        variables.forgetDecision();
    }

    /** It is still not done: the next card, for the same officer and organisation. */
    public void raised(DelegateExecution execution) {
        CardVariables variables = new CardVariables(execution);
        String number = execution.getProcessBusinessKey();
        ledger.give(ledger.caseOf(execution.getProcessInstanceId()), number, variables.card(),
                variables.supervisedGroup(), clock.instant());
        control.raise(number, Supervision.valueOf(variables.card()));
        control.record(number, JournalNote.bySystem(JournalEvent.CARD_RAISED, variables.supervisorGroup(),
                trace.because(variables.card(), SupervisionSteps.CARD_TABLE)));
    }

    private void write(String number, JournalEvent event, String office, CardVariables variables, String words) {
        control.record(number,
                new JournalNote(event, variables.decidedBy(), office, null, variables.shownCard() + ": " + words));
    }
}
