package city.lastmile.casework;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.jspecify.annotations.Nullable;

/**
 * What the engine keeps of the past: instances, tasks with those who did them, calls, timers and messages.
 * It keeps no variables and none of the steps that the engine takes by itself between two of those: what was
 * decided, by which rule and on which inputs stands in the request's file and journal, which nobody can change; a second,
 * changeable record of the same would cost most of what a request writes. A task stands there once, as a task and not
 * as a step as well, when it began and when it ended: who has it meanwhile, the running task says.
 *
 * <p>It bears the name and number of the engine's level that it leaves things out of. What is not kept is not made up
 * in the first place.
 */
final class CaseHistory extends HistoryLevelAudit {

    private static final Set<String> PASSING = Set.of(ActivityTypes.GATEWAY_EXCLUSIVE, ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.GATEWAY_INCLUSIVE, ActivityTypes.TASK_SERVICE,
            ActivityTypes.TASK_BUSINESS_RULE, ActivityTypes.TASK_USER_TASK, ActivityTypes.SUB_PROCESS, ActivityTypes.START_EVENT,
            ActivityTypes.END_EVENT_NONE, ActivityTypes.END_EVENT_TERMINATE);
    private static final Set<HistoryEventTypes> LEFT_OUT = Set.of(HistoryEventTypes.TASK_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE, HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE, HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
    private static final Set<HistoryEventTypes> OF_ACTIVITIES = Set.of(HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE, HistoryEventTypes.ACTIVITY_INSTANCE_END);

    /** @param entity what it happens to; null when the engine asks whether any such event is of interest at all */
    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, @Nullable Object entity) {
        return super.isHistoryEventProduced(event, entity)
                && !LEFT_OUT.contains(event)
                && !(OF_ACTIVITIES.contains(event) && entity instanceof ExecutionEntity execution && isPassing(execution));
    }

    private static boolean isPassing(ExecutionEntity execution) {
        PvmScope activity = execution.getActivity() == null ? (PvmScope) execution.getEventSource() : execution.getActivity();
        return activity != null && activity.getProperty("type") instanceof String type && PASSING.contains(type);
    }
}
