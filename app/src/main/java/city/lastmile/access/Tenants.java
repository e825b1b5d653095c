package city.lastmile.access;

import city.lastmile.register.GroupIds;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
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
        leaveNobodyAboveTenants();
        ensure(DISCIPLINE, "纪检监察", GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
        ensure(CITY, "市级保密", GroupIds.CITY_LEADERS);
    }

    /**
     * Whoever is in the engine's own group of administrators sees every tenant. Nobody is; but where that group has no
     * member at all, the web applications offer to set up the first one, so there is one who cannot sign on.
     */
    private void leaveNobodyAboveTenants() {
        if (identity.createUserQuery().userId(EngineIdentities.PLACEHOLDER).count() == 0) {
            User placeholder = identity.newUser(EngineIdentities.PLACEHOLDER);
            placeholder.setFirstName("");
            placeholder.setLastName("占位账户，不能登录");
            identity.saveUser(placeholder);
        }
        identities.ensureGroup(Groups.CAMUNDA_ADMIN);
        identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).unlimitedList().stream().map(User::getId)
                .filter(user -> !user.equals(EngineIdentities.PLACEHOLDER))
                .forEach(user -> identity.deleteMembership(user, Groups.CAMUNDA_ADMIN));
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
            identity.createMembership(EngineIdentities.PLACEHOLDER, Groups.CAMUNDA_ADMIN);
        }
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
