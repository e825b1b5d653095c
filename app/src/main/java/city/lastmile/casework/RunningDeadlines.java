package city.lastmile.casework;

import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The timers of a request's handling, as they run in the engine. They are moved, never replaced: there is no moment
 * without them, and what has fired already does not fire again.
 */
@Component
class RunningDeadlines {

    private static final Map<String, Fact> TIMERS = Map.of(RequestModel.EARLY_WARNING, Fact.WARN_AT,
            RequestModel.HANDLING_DEADLINE, Fact.HANDLE_DUE, RequestModel.GRAVELY_OVERDUE, Fact.RED_AT);
    /** Questions to the tier above that lapse with the handling deadline. */
    private static final String[] QUESTIONS = {RequestModel.EXTENSION_UNDECIDED, RequestModel.SHELVING_UNDECIDED};

    private final ManagementService management;
    private final TaskService tasks;
    private final RuntimeService runtime;

    RunningDeadlines(ManagementService management, TaskService tasks, RuntimeService runtime) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /**
     * @param to from the old moment to the new one
     * @return the new moments of those deadlines that had not passed
     */
    Map<Fact, Instant> move(String processInstance, UnaryOperator<Instant> to) {
        Map<Fact, Instant> moved = new EnumMap<>(Fact.class);
        TIMERS.forEach((element, fact) -> move(processInstance, element, to).ifPresent(due -> moved.put(fact, due)));
        for (String element : QUESTIONS) {
            move(processInstance, element, to);
        }
        Optional.ofNullable(moved.get(Fact.HANDLE_DUE)).ifPresent(due -> show(processInstance, due));
        return moved;
    }

    /** Moves the deadlines of the offices that assist, when the clock of the whole request stands. */
    void moveAssistance(String processInstance, UnaryOperator<Instant> to) {
        runtime.createProcessInstanceQuery().superProcessInstanceId(processInstance)
                .processDefinitionKey(RequestModel.JOINT_HANDLING).list().forEach(assistance ->
                        move(assistance.getProcessInstanceId(), RequestModel.ASSIST_DEADLINE, to).ifPresent(due ->
                                show(assistance.getProcessInstanceId(), due)));
    }

    private Optional<Instant> move(String processInstance, String element, UnaryOperator<Instant> to) {
        Job job = management.createJobQuery().processInstanceId(processInstance).activityId(element).singleResult();
        if (job == null) {
            return Optional.empty();
        }
        Instant due = to.apply(job.getDuedate().toInstant());
        management.setJobDuedate(job.getId(), Date.from(due), false);
        return Optional.of(due);
    }

    /** Those tasks that are due with the handling say so. */
    private void show(String processInstance, Instant due) {
        for (Task task : tasks.createTaskQuery().processInstanceId(processInstance)
                .taskDefinitionKeyIn(RequestModel.HANDLE_REQUEST, RequestModel.REVIEW_RESULT,
                        RequestModel.DECIDE_EXTENSION, RequestModel.PLAN_JOINT_HANDLING, RequestModel.ASSIST_REQUEST).list()) {
            task.setDueDate(Date.from(due));
            tasks.saveTask(task);
            tasks.setVariableLocal(task.getId(), "deadline", TaskCards.MINUTE.format(due));
        }
    }
}
