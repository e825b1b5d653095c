package city.lastmile.casework;

import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call as bean {@code callback}: somebody else than the handler asks the
 * resident by telephone. Who, how soon and how often, the table {@code callback-policy} says.
 */
@Component("callback")
public class CallBackSteps {

    private static final int MOST_STARS = 5;
    private static final List<String> RESOLVED = List.of("YES", "PARTLY", "NO");

    private final RequestLedger ledger;
    private final WorkingTime workingTime;
    private final TaskRules rules;
    private final Raters raters;
    private final RuleTrace trace;
    private final Clock clock;

    CallBackSteps(RequestLedger ledger, WorkingTime workingTime, TaskRules rules, Raters raters,
            RuleTrace trace, Clock clock) {
        this.ledger = ledger;
        this.workingTime = workingTime;
        this.rules = rules;
        this.raters = raters;
        this.trace = trace;
        this.clock = clock;
    }

    /** @return whether the request is a part of another, whose resident is asked about the whole */
    public boolean isPart(DelegateExecution execution) {
        return ledger.text(execution.getProcessBusinessKey(), Fact.PART_OF) != null;
    }

    /** @return whether the resident left a telephone number */
    public boolean isDue(DelegateExecution execution) {
        return ledger.holds(execution.getProcessBusinessKey(), Fact.PHONE_LEFT);
    }

    /** @return whether the resident, who has not rated yet, is still to be called; others of a joint case rated meanwhile */
    public boolean isStillDue(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        RequestFile file = ledger.find(execution.getProcessBusinessKey()).orElseThrow();
        return file.rating() == null && isDue(execution)
                && variables.callBacks() < Integer.parseInt(variables.allowance("callBackTries"));
    }

    /** @return whether one of those who reported it, its own resident included, has not rated this answer yet */
    public boolean othersMayRate(DelegateExecution execution) {
        return raters.areMissing(execution.getProcessBusinessKey());
    }

    /** Starts the caller's clock. */
    public void planned(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        ledger.write(execution.getProcessBusinessKey(), JournalNote.bySystem(JournalEvent.CALL_PLANNED,
                variables.allowance("callBackGroup"), trace.because("callback-policy")));
        variables.setCallBacks(0);
        startClock(variables);
    }

    private void startClock(RequestVariables variables) {
        Instant due = workingTime.after(clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Allowance.parse(variables.allowance("callBackWithin")));
        variables.setDue("callBackDue", due);
    }

    /**
     * The caller wrote down what the resident said, or that nobody answered.
     *
     * @throws city.lastmile.platform.RefusedInputException when it was the handler who called though others could, when
     *                                                      it is not said whether somebody answered, or when what the
     *                                                      resident said is incomplete
     */
    public void called(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        rules.requireOther(variables.decidedBy(), variables.responsibleOfficer(), variables.allowance("callBackGroup"));
        if (rules.isFirstOf("YES", "NO", variables.entered("reached"), "task.refused.reached")) {
            reached(execution.getProcessBusinessKey(), variables);
        } else {
            missed(execution.getProcessBusinessKey(), variables);
        }
        variables.forgetForm();
    }

    private void reached(String number, RequestVariables variables) {
        Rating rating = new Rating(stars(variables, "response"), stars(variables, "result"),
                stars(variables, "attitude"), Rating.Resolved.valueOf(
                        rules.oneOf(RESOLVED, variables.entered("resolved"), "task.refused.resolved")),
                rules.optionalWords(variables.entered("ratingWords"), "task.refused.ratingWords"));
        RequestFile file = ledger.hold(number).orElseThrow();
        ledger.set(number, CaseDesk.ratingFacts(rating));
        ledger.write(number, new JournalNote(JournalEvent.CALLED_BACK, variables.decidedBy(), null, rating.words(),
                "%d/%d/%d %s".formatted(rating.response(), rating.result(), rating.attitude(), rating.resolved())));
        variables.setRating(RequestVariables.rating(rating, file.outcome(),
                ledger.holds(number, Fact.REVIEWED), ledger.number(number, Fact.REOPENS)));
    }

    private int stars(RequestVariables variables, String field) {
        return rules.between(1, MOST_STARS, variables.entered(field), "task.refused.stars", "task.refused.stars");
    }

    private void missed(String number, RequestVariables variables) {
        variables.setCallBacks(variables.callBacks() + 1);
        ledger.write(number, new JournalNote(JournalEvent.CALL_MISSED, variables.decidedBy(), null, null,
                "no. " + variables.callBacks()));
        startClock(variables);
    }
}
