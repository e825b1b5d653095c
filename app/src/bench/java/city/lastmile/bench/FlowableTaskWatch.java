package city.lastmile.bench;

import city.lastmile.bench.Contender.Dispatched;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.common.engine.impl.cfg.TransactionState;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/** Tells Flowable's officers as soon as the task to claim has committed. */
final class FlowableTaskWatch implements FlowableEventListener {

    private final Inbox inbox;

    FlowableTaskWatch(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void onEvent(FlowableEvent event) {
        if (event.getType() == FlowableEngineEventType.TASK_CREATED
                && event instanceof FlowableEntityEvent created && created.getEntity() instanceof TaskEntity task
                && "ClaimRequest".equals(task.getTaskDefinitionKey())) {
            String number = CommandContextUtil.getExecutionEntityManager().findById(task.getProcessInstanceId())
                    .getProcessInstanceBusinessKey();
            Dispatched dispatched = new Dispatched(number, String.valueOf(task.getVariable("candidateGroup")));
            Context.getTransactionContext().addTransactionListener(TransactionState.COMMITTED,
                    command -> inbox.add(dispatched));
        }
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }

    @Override
    public boolean isFireOnTransactionLifecycleEvent() {
        return false;
    }

    @Override
    public String getOnTransaction() {
        return TransactionState.COMMITTED.name();
    }
}
