package city.lastmile.casework;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Takes tasks from the sight of those who must keep out of a request. The engine shows a task to each group and person
 * that it was ever offered or assigned to, and forgets none of these rights by itself.
 */
@Component
class TaskSight {

    private final StandIns standIns;
    private final CityRegister register;
    private final AuthorizationService authorizations;
    private final IdentityService identities;

    TaskSight(StandIns standIns, CityRegister register, AuthorizationService authorizations,
            IdentityService identities) {
        this.standIns = standIns;
        this.register = register;
        this.authorizations = authorizations;
        this.identities = identities;
    }

    /** @return whether anybody at all must keep out of the request */
    boolean concerns(RequestFile file) {
        return !standIns.keepingOut(file).isEmpty();
    }

    /** Where one of an office must keep out, the task is offered to the others by name. */
    void takeFromThoseWhoKeepOut(Task task, Offer offer, RequestFile file) {
        Set<String> keepingOut = standIns.keepingOut(file);
        keepingOut.forEach(officer -> {
            offer.removeUser().accept(officer);
            forget(rights(task).userIdIn(officer));
            register.officer(officer).map(Officer::groups).orElse(Set.of())
                    .forEach(group -> forget(rights(task).groupIdIn(group)));
        });
        for (String group : offer.groups()) {
            List<String> members = register.members(group).stream().map(Officer::id).toList();
            List<String> others = members.stream().filter(id -> !keepingOut.contains(id)).toList();
            if (others.size() < members.size() && !others.isEmpty()) {
                others.forEach(offer.addUser());
                offer.removeGroup().accept(group);
            }
        }
    }

    private AuthorizationQuery rights(Task task) {
        return authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId());
    }

    private void forget(AuthorizationQuery rights) {
        rights.list().forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }

    /** What is done here is not done in the name of whoever set it off. */
    void withoutRegardToRights(Runnable work) {
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            identities.setAuthentication(before);
        }
    }
}
