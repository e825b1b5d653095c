package city.lastmile.casework;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * What the engine keeps of the past: instances, tasks with those who did them, calls, timers, messages and incidents.
 * It keeps no variables and none of the steps that the engine takes by itself between two of those: what was
 * decided, by which rule and on which inputs stands in the request's file and journal, which nobody can change; a second,
 * changeable record of the same would cost most of what a request writes. A task stands there once, as a task and not
 * as a step as well, when it began and when it ended: who has it meanwhile, the running task says.
 */
final class CaseHistory implements HistoryEventHandler {

    private static final Set<String> PASSING = Set.of(ActivityTypes.GATEWAY_EXCLUSIVE, ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.GATEWAY_INCLUSIVE, ActivityTypes.TASK_SERVICE,
            ActivityTypes.TASK_BUSINESS_RULE, ActivityTypes.TASK_USER_TASK, ActivityTypes.SUB_PROCESS, ActivityTypes.START_EVENT,
            ActivityTypes.END_EVENT_NONE, ActivityTypes.END_EVENT_TERMINATE);

    private final HistoryEventHandler database = new DbHistoryEventHandler();

    @Override
    public void handleEvent(HistoryEvent event) {
        if (isKept(event)) {
            database.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static boolean isKept(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            return !PASSING.contains(activity.getActivityType());
        }
        return !(event instanceof HistoricVariableUpdateEventEntity)
                && !event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_UPDATE);
    }
}
