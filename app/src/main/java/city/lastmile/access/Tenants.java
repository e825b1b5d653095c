package city.lastmile.access;

import city.lastmile.register.GroupIds;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/**
 * The engine's tenants. A complaint about an officer or an office runs under one of them, and the engine then shows
 * its tasks, instances and history to nobody but the tenant's members, whatever other rights somebody has.
 */
@Component
class Tenants {

    /** Complaints about officers and offices: discipline inspection alone. */
    static final String DISCIPLINE = "discipline";
    /** Complaints about discipline inspection itself: the city leaders alone. */
    static final String CITY = "city-confidential";

    private final IdentityService identity;
    private final EngineIdentities identities;

    Tenants(IdentityService identity, EngineIdentities identities) {
        this.identity = identity;
        this.identities = identities;
    }

    void bringUpToDate() {
        ensure(DISCIPLINE, "纪检监察", GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
        ensure(CITY, "市级保密", GroupIds.CITY_LEADERS);
    }

    private void ensure(String tenantId, String name, String members) {
        if (identity.createTenantQuery().tenantId(tenantId).count() == 0) {
            Tenant tenant = identity.newTenant(tenantId);
            tenant.setName(name);
            identity.saveTenant(tenant);
        }
        identities.ensureGroup(members);
        if (identity.createTenantQuery().tenantId(tenantId).groupMember(members).count() == 0) {
            identity.createTenantGroupMembership(tenantId, members);
        }
    }
}
