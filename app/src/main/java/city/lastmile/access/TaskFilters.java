package city.lastmile.access;

import city.lastmile.register.GroupIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Tasklist's ready filters: one set for whoever works on tasks, and what a tier has beyond it for that tier alone. A filter narrows what its user may see anyway: the engine runs it in the user's name, so
 * none can show more than the user's rights. Cards show task-local variables, the only ones officers can read.
 */
@Component
class TaskFilters {

    private static final List<Map<String, String>> ON_CARDS = List.of(
            Map.of("name", "trackingNumber", "label", "编号"), Map.of("name", "categoryName", "label", "类别"),
            Map.of("name", "placeName", "label", "地点"), Map.of("name", "deadline", "label", "时限"),
            Map.of("name", "assignmentWords", "label", "指派意见"),
            Map.of("name", "supervisionLevel", "label", "督办"));
    /** Whom requests for a decision go to: the upper tiers, the desk that arbitrates, and whoever inspects officers. */
    private static final List<String> DECIDERS = List.of(GroupIds.HEADS, GroupIds.CITY_LEADERS, GroupIds.DESK,
            GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
    private static final String ME = "${currentUser()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    void bringUpToDate() {
        Stream.of(mine(), toClaim(), toApprove(), toAssign(), dueSoon(), overdue(), supervised(), cityWide()).forEach(this::ensure);
    }

    private Ready mine() {
        return new Ready("我的任务", "由我办理的任务", 0, "#0b5cad", EngineRights.TASK_WORKERS,
                tasks.createTaskQuery().taskAssigneeExpression(ME));
    }

    private Ready toClaim() {
        return new Ready("待认领（本单位）", "派给本网格、本单位，还没有人认领", 10, "#17653a", EngineRights.TASK_WORKERS,
                tasks.createTaskQuery().taskCandidateUserExpression(ME));
    }

    private Ready toApprove() {
        return new Ready("待审批", "等待审批、复核和裁定：延期、挂账、办理结果、亮牌申诉、不予受理、责任归属", 12, "#5b2a86", DECIDERS,
                mineOrMyOffices().taskDefinitionKeyIn("DecideExtension", "DecideShelving", "ReviewResult",
                        "DecideAppeal", "ConfirmDecline", "ArbitrateResponsibility"));
    }

    private Ready toAssign() {
        return new Ready("待指派", "逾期无人认领或被退回，等待指定承办人或改派", 14, "#5b2a86", DECIDERS,
                mineOrMyOffices().taskDefinitionKeyIn("AssignRequest", "AssignRequestByCity",
                        "ReassignResponsibility"));
    }

    /** Near its time, or near enough for the model to have warned of it. */
    private Ready dueSoon() {
        return new Ready("即将到期", "本人和本单位 24 小时内到期或已预警的任务", 16, "#b26a00", EngineRights.TASK_WORKERS,
                mineOrMyOffices().dueAfterExpression("${now()}").or()
                        .dueBeforeExpression("${dateTime().plusHours(24)}")
                        .taskVariableValueEquals("supervisionLevel", "预警").endOr());
    }

    private Ready overdue() {
        return new Ready("已超期", "本人和本单位超过时限的任务", 20, "#a1192a", EngineRights.TASK_WORKERS,
                mineOrMyOffices().dueBeforeExpression("${now()}"));
    }

    private Ready supervised() {
        return new Ready("督办件", "督办任务，以及被亮牌事项的任务", 30, "#b26a00", EngineRights.TASK_WORKERS,
                mineOrMyOffices().or().processDefinitionKey(EngineRights.SUPERVISION)
                        .taskVariableValueEquals("supervisionLevel", "黄牌")
                        .taskVariableValueEquals("supervisionLevel", "红牌")
                        .taskVariableValueEquals("supervisionLevel", "督办令")
                        .taskVariableValueEquals("supervisionLevel", "通报").endOr());
    }

    private Ready cityWide() {
        return new Ready("全市", "全市正在办理的事项", 40, "#5b6b7b", List.of(GroupIds.CITY_LEADERS),
                tasks.createTaskQuery().processDefinitionKeyIn(EngineRights.SERVICE_REQUEST,
                        EngineRights.SUPERVISION, EngineRights.JOINT_HANDLING));
    }

    private TaskQuery mineOrMyOffices() {
        return tasks.createTaskQuery().or().taskAssigneeExpression(ME).taskCandidateUserExpression(ME)
                .includeAssignedTasks().endOr();
    }

    private void ensure(Ready ready) {
        Filter filter = filters.createFilterQuery().filterName(ready.name()).list().stream()
                .filter(present -> present.getOwner() == null).findFirst()
                .orElseGet(() -> filters.newTaskFilter(ready.name()));
        filter.setQuery(ready.query().orderByDueDate().asc());
        filter.setProperties(ready.properties());
        Filter saved = filters.saveFilter(filter);
        ready.groups().forEach(group -> share(saved.getId(), group));
    }

    private void share(String filterId, String group) {
        boolean shared = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(Resources.FILTER)
                .resourceId(filterId).count() > 0;
        if (!shared) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(Resources.FILTER);
            grant.setResourceId(filterId);
            grant.addPermission(Permissions.READ);
            authorizations.saveAuthorization(grant);
        }
    }

    private record Ready(String name, String description, int priority, String color, List<String> groups,
            TaskQuery query) {

        Map<String, Object> properties() {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("description", description);
            properties.put("priority", priority);
            properties.put("color", color);
            properties.put("refresh", true);
            properties.put("showUndefinedVariable", false);
            properties.put("variables", ON_CARDS);
            return properties;
        }
    }
}
