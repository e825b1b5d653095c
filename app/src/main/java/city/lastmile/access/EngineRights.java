package city.lastmile.access;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import city.lastmile.register.GroupIds;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. Granted to groups, a few rows for the whole city; what an officer may do with
 * a task, the engine itself grants to the groups and persons the task is offered to.
 */
@Component
class EngineRights {

    /** Whoever may be offered a task. */
    static final List<String> TASK_WORKERS = List.of(GroupIds.GRID_OFFICERS, GroupIds.HEADS, GroupIds.STAFF,
            GroupIds.DESK, GroupIds.CITY_LEADERS, GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
    static final String SERVICE_REQUEST = "service-request";
    static final String SUPERVISION = "supervision";

    static final String JOINT_HANDLING = "joint-handling";
    static final String PUBLICATION = "publication";

    private static final Set<Resource> FROM_REGISTER =
            Set.of(Resources.USER, Resources.GROUP, Resources.TENANT, Resources.AUTHORIZATION);
    private static final Set<Resource> MEMBERSHIPS =
            Set.of(Resources.GROUP_MEMBERSHIP, Resources.TENANT_MEMBERSHIP);
    private static final List<String> PROCESSES = List.of(SERVICE_REQUEST, SUPERVISION, JOINT_HANDLING, PUBLICATION);

    private final AuthorizationService authorizations;

    EngineRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void bringUpToDate() {
        grants().forEach(this::ensure);
    }

    private static Stream<Grant> grants() {
        return Stream.of(administrators(), taskWorkers(), leaders(), supervisors(), designers())
                .flatMap(grants -> grants);
    }

    /** Who belongs to which office and to which tenant, the register says; rights are granted here and nowhere else. */
    private static Stream<Grant> administrators() {
        return Stream.of(Resources.values()).filter(resource -> !MEMBERSHIPS.contains(resource))
                .map(resource -> new Grant(GroupIds.ADMINISTRATORS, resource, "*",
                        FROM_REGISTER.contains(resource) ? Permissions.READ : Permissions.ALL));
    }

    private static Stream<Grant> taskWorkers() {
        return TASK_WORKERS.stream().flatMap(group -> Stream.concat(
                Stream.of(new Grant(group, APPLICATION, "tasklist", Permissions.ACCESS)),
                PROCESSES.stream().filter(process -> !group.equals(GroupIds.CITY_LEADERS))
                        .map(process -> new Grant(group, PROCESS_DEFINITION, process, Permissions.READ))));
    }

    /** A leader's cards show what they must only to who may read the instance as well. */
    private static Stream<Grant> leaders() {
        return PROCESSES.stream().map(process -> new Grant(GroupIds.CITY_LEADERS, PROCESS_DEFINITION, process,
                Permissions.READ, ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE));
    }

    private static Stream<Grant> supervisors() {
        String group = GroupIds.SUPERVISORS;
        return Stream.of(new Grant(group, APPLICATION, "cockpit", Permissions.ACCESS),
                new Grant(group, PROCESS_DEFINITION, "*", Permissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY),
                new Grant(group, DEPLOYMENT, "*", Permissions.READ),
                new Grant(group, DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY),
                new Grant(group, DECISION_REQUIREMENTS_DEFINITION, "*", Permissions.READ),
                new Grant(group, BATCH, "*", Permissions.READ, BatchPermissions.READ_HISTORY));
    }

    private static Stream<Grant> designers() {
        String group = GroupIds.DESIGNERS;
        return Stream.of(new Grant(group, APPLICATION, "cockpit", Permissions.ACCESS),
                new Grant(group, DEPLOYMENT, "*", Permissions.CREATE, Permissions.READ),
                new Grant(group, PROCESS_DEFINITION, "*", Permissions.READ),
                new Grant(group, DECISION_DEFINITION, "*", Permissions.READ),
                new Grant(group, DECISION_REQUIREMENTS_DEFINITION, "*", Permissions.READ));
    }

    private void ensure(Grant grant) {
        Authorization present = authorizations.createAuthorizationQuery().groupIdIn(grant.group())
                .resourceType(grant.resource()).resourceId(grant.resourceId())
                .authorizationType(Authorization.AUTH_TYPE_GRANT).singleResult();
        Authorization wanted = present;
        if (wanted == null) {
            wanted = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            wanted.setGroupId(grant.group());
            wanted.setResource(grant.resource());
            wanted.setResourceId(grant.resourceId());
        }
        wanted.setPermissions(grant.permissions());
        authorizations.saveAuthorization(wanted);
    }

    private record Grant(String group, Resource resource, String resourceId, Permission... permissions) {
    }
}
