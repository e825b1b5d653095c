package city.lastmile.access;

import city.lastmile.casework.Suitability;
import city.lastmile.register.Availability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.rest.dto.history.HistoricProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.runtime.ProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.hal.task.HalTask;
import org.camunda.bpm.engine.rest.hal.task.HalTaskList;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the engine's rights do not hide: city leaders and supervisors may see every task and instance of a process, also
 * where one of them must keep out of the request.
 */
@Component
class KeptOut {

    private static final String TASKS = "task";

    private final Availability availability;
    private final Suitability suitability;
    private final EngineSession session;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;

    KeptOut(Availability availability, Suitability suitability, EngineSession session, TaskService tasks,
            RuntimeService runtime, HistoryService history) {
        this.availability = availability;
        this.suitability = suitability;
        this.session = session;
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
    }

    /** @return whether there is anything that the person signed on must keep out of */
    boolean isMe() {
        return CurrentOfficer.id().filter(availability::hasConflicts).isPresent();
    }

    /** @return whether the person signed on must keep out of the request that the task belongs to */
    boolean ofTask(String id) {
        Task task = session.asSystem(() -> tasks.createTaskQuery().taskId(id).singleResult());
        return task != null && ofInstance(task.getProcessInstanceId());
    }

    /** @return the same of a process instance, running or ended */
    boolean ofInstance(String id) {
        HistoricProcessInstance instance = session.asSystem(() ->
                history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult());
        return instance != null && mustKeepOutOf(instance.getBusinessKey());
    }

    private boolean mustKeepOutOf(@Nullable String number) {
        return number != null && suitability.mustKeepOut(CurrentOfficer.id().orElseThrow(), number);
    }

    /** @return what is left of an answer; one that lists no tasks and no instances stays as it is */
    @Nullable Object without(@Nullable Object answer) {
        if (answer instanceof HalTaskList list && list.getEmbedded(TASKS) instanceof List<?> found) {
            list.get_embedded().put(TASKS, left(found));
        }
        return answer instanceof List<?> list && list.stream().anyMatch(KeptOut::isKnown) ? left(list) : answer;
    }

    private static boolean isKnown(Object item) {
        return item instanceof TaskDto || item instanceof ProcessInstanceDto || item instanceof HistoricProcessInstanceDto;
    }

    private List<?> left(List<?> items) {
        Map<String, String> numbers = numbers(items.stream().flatMap(item -> instance(item).stream())
                .collect(Collectors.toSet()));
        return items.stream().filter(item -> !mustKeepOutOf(
                instance(item).map(numbers::get).orElseGet(() -> number(item)))).toList();
    }

    private static Optional<String> instance(Object item) {
        return item instanceof TaskDto task ? Optional.ofNullable(task.getProcessInstanceId())
                : item instanceof HalTask task ? Optional.ofNullable(task.getProcessInstanceId()) : Optional.empty();
    }

    private static @Nullable String number(Object item) {
        return item instanceof ProcessInstanceDto instance ? instance.getBusinessKey()
                : item instanceof HistoricProcessInstanceDto ended ? ended.getBusinessKey() : null;
    }

    private Map<String, String> numbers(Set<String> instances) {
        Map<String, String> numbers = new HashMap<>();
        if (!instances.isEmpty()) {
            for (ProcessInstance instance : session.asSystem(() ->
                    runtime.createProcessInstanceQuery().processInstanceIds(instances).list())) {
                numbers.put(instance.getId(), instance.getBusinessKey());
            }
        }
        return numbers;
    }
}
