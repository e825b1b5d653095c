package city.lastmile.cockpit;

import city.lastmile.casework.CasesAtRisk;
import city.lastmile.casework.CasesAtRisk.AtRisk;
import city.lastmile.oversight.OpenSupervisions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the cases of one definition stand at its activities. Which cases are late, the read model says, and the engine
 * where they are: so the cost grows with the late ones and not with all. Confidential cases are not counted.
 */
@Component
class ActivityFigures {

    /** Beyond so many of a kind the figures are least ones, and say so. */
    static final int MOST_CASES = 5000;
    /** The mean is that of so many tasks that ended last, over all activities. */
    private static final int MOST_MEASURED = 3000;
    private static final int AT_ONCE = 500;
    private static final long NOT_MEASURED = -1;
    private static final String COMPLETED = "completed";

    /**
     * The figures of one definition.
     *
     * @param activities by the id of the activity; those with no figure are left out
     * @param complete   whether all cases were counted
     */
    record Figures(Map<String, Activity> activities, boolean complete) {
    }

    /**
     * One activity.
     *
     * @param overdue     cases there whose deadline has passed
     * @param warned      cases there whose officer was warned
     * @param supervised  cases there that are under supervision
     * @param meanMinutes how long it lasted on average, or -1 where nothing was measured
     * @param measured    how many tasks that is the mean of
     */
    record Activity(int overdue, int warned, int supervised, long meanMinutes, int measured) {
    }

    private final CasesAtRisk atRisk;
    private final OpenSupervisions supervisions;
    private final TaskService tasks;
    private final HistoryService history;

    ActivityFigures(CasesAtRisk atRisk, OpenSupervisions supervisions, TaskService tasks, HistoryService history) {
        this.atRisk = atRisk;
        this.supervisions = supervisions;
        this.tasks = tasks;
        this.history = history;
    }

    Figures of(String definition) {
        List<AtRisk> cases = atRisk.now(MOST_CASES);
        List<String> supervised = supervisions.trackingNumbers(MOST_CASES);
        Map<Boolean, List<String>> late = cases.stream().collect(Collectors.partitioningBy(AtRisk::overdue,
                Collectors.mapping(AtRisk::trackingNumber, Collectors.toList())));
        return new Figures(together(perActivity(definition, late.get(true)), perActivity(definition, late.get(false)),
                perActivity(definition, supervised), durations(definition)),
                cases.size() < MOST_CASES && supervised.size() < MOST_CASES);
    }

    /** A case with two tasks of one activity is one case there. */
    private Map<String, Set<String>> perActivity(String definition, List<String> trackingNumbers) {
        Map<String, Set<String>> instances = new HashMap<>();
        for (int from = 0; from < trackingNumbers.size(); from += AT_ONCE) {
            String[] some = trackingNumbers.subList(from, Math.min(from + AT_ONCE, trackingNumbers.size()))
                    .toArray(String[]::new);
            for (Task task : tasks.createTaskQuery().processDefinitionId(definition)
                    .processInstanceBusinessKeyIn(some).withoutTenantId().list()) {
                instances.computeIfAbsent(task.getTaskDefinitionKey(), key -> new HashSet<>())
                        .add(task.getProcessInstanceId());
            }
        }
        return instances;
    }

    private Map<String, List<Long>> durations(String definition) {
        return history.createHistoricTaskInstanceQuery().processDefinitionId(definition).finished().withoutTenantId()
                .orderByHistoricTaskInstanceEndTime().desc().listPage(0, MOST_MEASURED).stream()
                .filter(task -> COMPLETED.equals(task.getDeleteReason()) && task.getDurationInMillis() != null)
                .collect(Collectors.groupingBy(HistoricTaskInstance::getTaskDefinitionKey,
                        Collectors.mapping(HistoricTaskInstance::getDurationInMillis, Collectors.toList())));
    }

    private static Map<String, Activity> together(Map<String, Set<String>> overdue, Map<String, Set<String>> warned,
            Map<String, Set<String>> supervised, Map<String, List<Long>> durations) {
        Set<String> ids = new TreeSet<>(overdue.keySet());
        ids.addAll(warned.keySet());
        ids.addAll(supervised.keySet());
        ids.addAll(durations.keySet());
        Map<String, Activity> activities = new TreeMap<>();
        ids.forEach(id -> activities.put(id, new Activity(size(overdue.get(id)), size(warned.get(id)),
                size(supervised.get(id)), meanMinutes(durations.getOrDefault(id, List.of())),
                size(durations.get(id)))));
        return activities;
    }

    private static int size(@Nullable Collection<?> some) {
        return some == null ? 0 : some.size();
    }

    private static long meanMinutes(List<Long> millis) {
        return millis.isEmpty() ? NOT_MEASURED : Math.round(millis.stream().mapToLong(Long::longValue).average()
                .orElseThrow() / Duration.ofMinutes(1).toMillis());
    }
}
