package city.lastmile.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes round the tasks of those who went on leave or have to keep out, so that none lies with somebody who cannot work
 * on it. Any node may do so at any time: a task that was handed over already is left as it is.
 */
@Component
class StandInRound {

    private static final Logger LOG = LoggerFactory.getLogger(StandInRound.class);

    private final StandIns standIns;
    private final TaskStandIns taskStandIns;
    private final TaskService tasks;
    private final RuntimeService runtime;

    StandInRound(StandIns standIns, TaskStandIns taskStandIns, TaskService tasks, RuntimeService runtime) {
        this.standIns = standIns;
        this.taskStandIns = taskStandIns;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT20S")
    void goRound() {
        Set<String> officers = standIns.perhapsNotFree();
        if (!officers.isEmpty()) {
            Set<String> groups = standIns.groupsOfNobodyElse(officers);
            Stream.of(assignedTo(officers), offeredTo(groups), offeredTo(standIns.officesWithConflicts()), offeredByName()).flatMap(List::stream)
                    .forEach(this::lookAgain);
        }
    }

    private List<Task> assignedTo(Set<String> officers) {
        return tasks.createTaskQuery().taskAssigneeIn(officers.toArray(String[]::new)).list();
    }

    private List<Task> offeredTo(Set<String> groups) {
        return groups.isEmpty() ? List.of()
                : tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(groups)).list();
    }

    /** Where one of an office keeps out, a task is offered to the others by name; of these somebody may have left. */
    private List<Task> offeredByName() {
        return standIns.awayBesideConflicts().stream()
                .flatMap(officer -> tasks.createTaskQuery().taskCandidateUser(officer).list().stream()).toList();
    }

    /** One that somebody changes at this moment has its turn in the next round. */
    private void lookAgain(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (instance == null || instance.getBusinessKey() == null) {
            return;
        }
        try {
            taskStandIns.lookAgain(task.getId(), instance.getBusinessKey());
        } catch (RuntimeException e) {
            LOG.warn("Task {} of request {} was not handed over: {}", task.getId(), instance.getBusinessKey(), e.toString());
        }
    }
}
