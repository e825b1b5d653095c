package city.lastmile.platform.engine;

import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Ends what an execution waits for. A message may have been left for it as a job that is still to run; the engine searches all
 * jobs for that one by its text, once for each subscription. Such a job belongs to the execution that waits, and an execution
 * knows whether it has jobs.
 */
final class LeanSubscriptions extends EventSubscriptionManager {

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        ExecutionEntity waiting = subscription.getExecution();
        if (waiting == null) {
            super.deleteEventSubscription(subscription);
            return;
        }
        getDbEntityManager().delete(subscription);
        if (subscription.isSubscriptionForEventType(EventType.SIGNAL)) {
            createdSignalSubscriptions.remove(subscription);
        }
        waiting.getJobs().stream().filter(job -> isLeftFor(subscription, job)).forEach(JobEntity::delete);
    }

    private static boolean isLeftFor(EventSubscriptionEntity subscription, JobEntity job) {
        return ProcessEventJobHandler.TYPE.equals(job.getJobHandlerType())
                && subscription.getId().equals(job.getJobHandlerConfigurationRaw());
    }
}
