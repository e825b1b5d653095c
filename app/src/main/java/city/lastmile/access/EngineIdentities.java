package city.lastmile.access;

import city.lastmile.register.CityRegister;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * Copies persons and groups from the register into the engine, one way. The web applications read groups and
 * tenants there again every few minutes, so what only an authentication filter told them would be lost.
 */
@Component
class EngineIdentities {

    /** A user of the engine who is nobody, see {@link Tenants}. */
    static final String PLACEHOLDER = "engine-placeholder";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final CityRegister register;

    EngineIdentities(IdentityService identity, AuthorizationService authorizations, CityRegister register) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.register = register;
    }

    void bringUpToDate(Person person) {
        User user = identity.createUserQuery().userId(person.id()).singleResult();
        boolean isNew = user == null;
        if (isNew) {
            user = identity.newUser(person.id());
        }
        if (isNew || !person.name().equals(user.getLastName())) {
            user.setFirstName("");
            user.setLastName(person.name());
            identity.saveUser(user);
        }
        if (isNew) {
            letReadOneselfOnly(person.id());
        }
        bringMembershipsUpToDate(person);
    }

    void remove(String userId) {
        identity.deleteUser(userId);
    }

    void ensureGroup(String groupId) {
        if (identity.createGroupQuery().groupId(groupId).count() == 0) {
            Group group = identity.newGroup(groupId);
            group.setName(register.officeName(groupId));
            group.setType("REGISTER");
            identity.saveGroup(group);
        }
    }

    private void bringMembershipsUpToDate(Person person) {
        Set<String> present = identity.createGroupQuery().groupMember(person.id()).unlimitedList().stream()
                .map(Group::getId).collect(Collectors.toSet());
        Set<String> gone = new TreeSet<>(present);
        gone.removeAll(person.groups());
        gone.forEach(group -> identity.deleteMembership(person.id(), group));
        Set<String> missing = new TreeSet<>(person.groups());
        missing.removeAll(present);
        missing.forEach(group -> {
            ensureGroup(group);
            identity.createMembership(person.id(), group);
        });
    }

    /** The engine gives every new user all rights on himself, a password of its own among them. */
    private void letReadOneselfOnly(String userId) {
        Authorization own = authorizations.createAuthorizationQuery().userIdIn(userId)
                .resourceType(Resources.USER).resourceId(userId).singleResult();
        if (own != null) {
            own.setPermissions(new Permission[] {Permissions.READ});
            authorizations.saveAuthorization(own);
        }
    }
}
