package city.lastmile.casework;

import city.lastmile.register.Availability;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Goes round the tasks of those who went on leave or have to keep out, so that none lies with somebody who cannot work
 * on it. Any node may do so at any time: a task that was handed over already is left as it is.
 */
@Component
class StandInRound {

    private static final Logger LOG = LoggerFactory.getLogger(StandInRound.class);

    /** What begins later is offered rightly from its beginning; only what waited when a conflict was entered is not. */
    private static final Duration WAITED = Duration.ofHours(1);

    private final StandIns standIns;
    private final TaskStandIns taskStandIns;
    private final Availability availability;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Clock clock;
    private Set<String> lookedAfter = Set.of();

    StandInRound(StandIns standIns, TaskStandIns taskStandIns, Availability availability, TaskService tasks,
            RuntimeService runtime, Clock clock) {
        this.standIns = standIns;
        this.taskStandIns = taskStandIns;
        this.availability = availability;
        this.tasks = tasks;
        this.runtime = runtime;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT20S")
    synchronized void goRound() {
        Set<String> away = availability.away();
        Set<String> keepOut = availability.withConflictsSince(clock.instant().minus(WAITED));
        Set<String> officers = new TreeSet<>(away);
        officers.addAll(keepOut);
        if (!officers.isEmpty()) {
            Stream.of(assignedTo(officers), offeredTo(standIns.groupsOfNobodyElse(officers)),
                    offeredTo(standIns.offices(keepOut)), offeredByName(away)).flatMap(List::stream)
                    .forEach(this::lookAgain);
        }
        lookedAfter = away;
    }

    private List<Task> assignedTo(Set<String> officers) {
        return tasks.createTaskQuery().taskAssigneeIn(officers.toArray(String[]::new)).list();
    }

    private List<Task> offeredTo(Set<String> groups) {
        return groups.isEmpty() ? List.of()
                : tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(groups)).list();
    }

    /**
     * Where one of an office keeps out, a task is offered to the others by name. When one of these leaves, it is seen to
     * once; the engine finds such tasks only together with all that the person's groups are offered.
     */
    private List<Task> offeredByName(Set<String> away) {
        return standIns.awayBeside(availability.withConflicts()).stream()
                .filter(officer -> away.contains(officer) && !lookedAfter.contains(officer))
                .flatMap(officer -> tasks.createTaskQuery().taskCandidateUser(officer).list().stream()).toList();
    }

    /** One that somebody changes at this moment has its turn in the next round. */
    private void lookAgain(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (instance == null || instance.getBusinessKey() == null) {
            return;
        }
        lookAgain(task.getId(), instance.getBusinessKey());
    }

    /** Whatever fails here must not fail what has been committed. */
    private void lookAgain(String taskId, String trackingNumber) {
        try {
            taskStandIns.lookAgain(taskId, trackingNumber);
        } catch (RuntimeException e) {
            LOG.warn("Task {} of request {} was not handed over: {}", taskId, trackingNumber, e.toString());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TaskStandIns.Began task) {
        lookAgain(task.taskId(), task.trackingNumber());
    }
}
