package city.lastmile.platform.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Ends the incident of a job that is gone. The engine asks for it whenever a job goes, and each deadline is a job; the job's
 * execution knows whether it has incidents.
 */
final class LeanIncidents extends DefaultIncidentHandler {

    LeanIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean incidentResolved) {
        ExecutionEntity execution = context.getExecutionId() == null ? null : Context.getCommandContext()
                .getDbEntityManager().getCachedEntity(ExecutionEntity.class, context.getExecutionId());
        if (execution == null || !execution.getIncidents().isEmpty()) {
            super.removeIncident(context, incidentResolved);
        }
    }
}
