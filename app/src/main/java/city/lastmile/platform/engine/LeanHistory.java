package city.lastmile.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;

/**
 * Tells of a task's end without reading back what was told of its beginning: it began when the task was made, which the task
 * itself knows, and when its record is to go was written with it and does not change with its end.
 */
final class LeanHistory extends CacheAwareHistoryEventProducer {

    @Override
    public HistoryEvent createTaskInstanceCreateEvt(DelegateTask task) {
        HistoryEvent event = super.createTaskInstanceCreateEvt(task);
        ((HistoricTaskInstanceEventEntity) event).setStartTime(task.getCreateTime());
        return event;
    }

    @Override
    public HistoryEvent createTaskInstanceCompleteEvt(DelegateTask task, String deleteReason) {
        HistoricTaskInstanceEventEntity event =
                (HistoricTaskInstanceEventEntity) super.createTaskInstanceCompleteEvt(task, deleteReason);
        event.setStartTime(task.getCreateTime());
        event.setDurationInMillis(event.getEndTime().getTime() - event.getStartTime().getTime());
        return event;
    }

    @Override
    protected void provideRemovalTime(HistoryEvent event) {
        if (!event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE)) {
            super.provideRemovalTime(event);
        }
    }

    /** Writes it. */
    static final class Writer extends DbHistoryEventHandler {

        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            DbEntityManager entities = getDbEntityManager();
            if (event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE)
                    && entities.getCachedEntity(event.getClass(), event.getId()) == null) {
                entities.merge(event);
            } else {
                super.insertOrUpdate(event);
            }
        }
    }
}
