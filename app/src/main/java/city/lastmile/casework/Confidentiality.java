package city.lastmile.casework;

import city.lastmile.register.GroupIds;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws the circle of those who may know of a request. Complaints about officers and offices run in the tenant of
 * discipline inspection, so that the engine itself hides them from everybody else in Tasklist, Cockpit and REST; a
 * complaint about discipline inspection runs in that of the city leaders.
 */
@Component
class Confidentiality implements TenantIdProvider {

    /** Members: the staff of discipline inspection 纪检监察. */
    static final String DISCIPLINE = "discipline";
    /** Members: the city leaders. */
    static final String CITY = "city-confidential";

    @Override
    public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        if (!Boolean.TRUE.equals(context.getVariables().get("confidential"))) {
            return null;
        }
        return GroupIds.DISCIPLINE_ORGANISATION.equals(context.getVariables().get("subject")) ? CITY : DISCIPLINE;
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
