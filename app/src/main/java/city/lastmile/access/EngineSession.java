package city.lastmile.access;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the engine act in an officer's name, with the groups and tenants it knows of that officer. */
@Component
class EngineSession {

    private final IdentityService identity;

    EngineSession(IdentityService identity) {
        this.identity = identity;
    }

    void begin(String officerId) {
        identity.clearAuthentication();
        List<String> groups = identity.createGroupQuery().groupMember(officerId).unlimitedList().stream()
                .map(Group::getId).toList();
        List<String> tenants = identity.createTenantQuery().userMember(officerId).includingGroupsOfUser(true)
                .unlimitedList().stream().map(Tenant::getId).toList();
        identity.setAuthentication(officerId, groups, tenants);
    }

    void end() {
        identity.clearAuthentication();
    }

    /**
     * @param tenant of a case, or null for one that is not confidential
     * @return whether whoever the thread acts for may know that there is such a case
     */
    boolean belongsTo(@Nullable String tenant) {
        List<String> own = identity.getCurrentAuthentication().getTenantIds();
        return tenant == null || own != null && own.contains(tenant);
    }

    /** Asks the engine what the officer may see; leaves whoever the thread acted for as it was. */
    <T> T as(String officerId, Supplier<T> question) {
        var before = identity.getCurrentAuthentication();
        begin(officerId);
        try {
            return question.get();
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** Asks the engine without regard to rights, for what must be known before it can be refused. */
    <T> T asSystem(Supplier<T> question) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
