package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/**
 * What the models {@code service-request} and {@code joint-handling} may call as bean {@code joint}: one lead asks
 * several offices, each answers for itself within the lead's deadline, and the lead finishes last.
 */
@Component("joint")
public class JointSteps {

    private static final int MOST_OFFICES = 10;
    private static final String GROUP = "assistGroup";

    private final RequestLedger ledger;
    private final Assistances assistances;
    private final CityRegister register;
    private final OfficeChoices choices;
    private final TaskRules rules;
    private final WorkingTime workingTime;
    private final Clock clock;

    JointSteps(RequestLedger ledger, Assistances assistances, CityRegister register, OfficeChoices choices,
            TaskRules rules, WorkingTime workingTime, Clock clock) {
        this.ledger = ledger;
        this.assistances = assistances;
        this.register = register;
        this.choices = choices;
        this.rules = rules;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** @return the offices that can be asked to assist, as a JSON list of {@code {"label", "value"}} */
    public JsonValue officesToChoose(DelegateExecution execution) {
        return SpinValues.jsonValue(choices.offices(file(execution))).create();
    }

    /**
     * The lead named the offices, the day by which they answer, and what they are asked.
     *
     * @throws RefusedInputException when an office cannot be asked, is the lead itself, or has not answered an earlier
     *                               question; when the day is not within the lead's deadline; when words are missing
     */
    public void ask(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        RequestFile file = file(execution);
        List<String> offices = offices(variables, file);
        String words = TaskRules.words(variables.entered("jointWords"), "task.refused.jointWords");
        Instant due = due(variables);
        offices.forEach(group -> {
            assistances.ask(file.trackingNumber(), group, words, due, clock.instant());
            ledger.write(file.trackingNumber(), Map.of(Fact.ASKED_OFFICES, true),
                    new JournalNote(JournalEvent.ASSISTANCE_ASKED, variables.decidedBy(), group, null, words));
        });
        variables.setDue("assistDue", due);
        execution.setVariable("assistAsked", String.join(",", offices));
        variables.forgetForm();
    }

    private List<String> offices(RequestVariables variables, RequestFile file) {
        List<String> offices = variables.enteredList("assistOffices");
        List<String> allowed = choices.groups(file).stream()
                .filter(group -> !group.equals(variables.candidateGroup())).toList();
        List<String> waiting = assistances.open(file.trackingNumber());
        boolean good = !offices.isEmpty() && offices.size() <= MOST_OFFICES && allowed.containsAll(offices)
                && offices.stream().noneMatch(waiting::contains);
        if (!good) {
            throw new RefusedInputException("task.refused.assistOffices", MOST_OFFICES);
        }
        return offices;
    }

    /** From the beginning of that day the office hours count; the end of the day is where they are used up. */
    private Instant due(RequestVariables variables) {
        Instant handleDue = variables.due("handleDue");
        Instant due = workingTime.before(rules.laterDay(variables.entered("assistUntil"), "task.refused.assistUntil",
                TaskCards.MINUTE.format(handleDue)).plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                new Allowance(0, Allowance.Unit.WORKING_HOURS));
        if (!due.isBefore(handleDue) || !due.isAfter(clock.instant())) {
            throw new RefusedInputException("task.refused.assistUntil", TaskCards.MINUTE.format(handleDue));
        }
        return due;
    }

    /** @return the offices that were asked just now, one process for each */
    public List<String> asked(DelegateExecution execution) {
        return List.of(String.valueOf(execution.getVariable("assistAsked")).split(","));
    }

    /** @return who stands above the assisting office */
    public String superiorOf(DelegateExecution execution) {
        return register.superiorOf(group(execution)).orElse(new RequestVariables(execution).topGroup());
    }

    /** @return what the assisting office was asked */
    public String askedWords(DelegateExecution execution) {
        return assistances.words(execution.getProcessBusinessKey(), group(execution)).orElse("");
    }

    /** Remembers who plans it, for the step after it to write down; a plan that was given up leaves nothing behind. */
    public void planned(DelegateTask task) {
        RequestVariables variables = new RequestVariables(task);
        if ("ASK".equals(variables.entered("decision"))) {
            decidedBy(task);
        } else {
            variables.forgetForm();
        }
    }

    /** Remembers who completes the task, for the step after it to write down. */
    public void decidedBy(DelegateTask task) {
        new RequestVariables(task).setDecidedBy(rules.actor(task));
    }

    /**
     * The assisting office answered.
     *
     * @throws RefusedInputException when it wrote nothing
     */
    public void answered(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String answer = TaskRules.words(variables.entered("assistAnswer"), "task.refused.assistAnswer");
        String number = execution.getProcessBusinessKey();
        assistances.answer(number, group(execution), variables.decidedBy(), answer, clock.instant());
        ledger.write(number, new JournalNote(JournalEvent.ASSISTANCE_GIVEN, variables.decidedBy(), group(execution),
                null, answer));
    }

    /** However it ends: a question that nobody answers any more is not left open. */
    public void ended(DelegateExecution execution) {
        assistances.end(execution.getProcessBusinessKey(), group(execution), clock.instant());
    }

    private static String group(DelegateExecution execution) {
        return String.valueOf(execution.getVariable(GROUP));
    }

    private RequestFile file(DelegateExecution execution) {
        return ledger.find(execution.getProcessBusinessKey()).orElseThrow();
    }
}
