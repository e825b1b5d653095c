package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each role against each thing that can be done to a case, over HTTP. */
class RoleMatrixTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String RESPONSIBLE = "dept-staff";

    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    AuthorizationService authorizations;
    @Autowired
    Clock clock;

    private final ObjectMapper json = new ObjectMapper();

    /** A street light: offered to the department, whose head stands above it; the city leader above the head. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // who, sees the offered task, claims it, sees it claimed, sees its instance in Cockpit, reads history
        "dept-staff, true,  true,  true,  false, false",
        "dept-head,  true,  true,  true,  false, false",
        "grid01,     false, false, false, false, false",
        "town-head,  false, false, false, false, false",
        "town-staff, false, false, false, false, false",
        "leader,     true,  false, true,  true,  false",
        "desk,       false, false, false, false, false",
        "supervisor, true,  false, true,  true,  true",
        "designer,   false, false, false, false, false",
        "discipline, false, false, false, false, false",
        "admin,      true,  true,  true,  true,  true"})
    void each_role_sees_and_takes_what_is_its_own(String officer, boolean seesOffered, boolean claims,
            boolean seesClaimed, boolean seesInstance, boolean readsHistory) {
        Task offered = task(dispatched("streetLight", null));
        assertThat(sees(officer, "/engine-rest/task?processInstanceId=" + offered.getProcessInstanceId()))
                .isEqualTo(seesOffered);
        assertThat(sees(officer, "/engine-rest/process-instance?processInstanceIds=" + offered.getProcessInstanceId()))
                .isEqualTo(seesInstance);
        assertThat(sees(officer, "/engine-rest/history/task?processInstanceId=" + offered.getProcessInstanceId()))
                .isEqualTo(readsHistory);
        int status = post(officer, "/engine-rest/task/" + offered.getId() + "/claim", Map.of("userId", officer)).statusCode();
        assertThat(status == 204).as("%s claims: %d", officer, status).isEqualTo(claims);

        Task claimed = task(dispatched("streetLight", null));
        tasks.claim(claimed.getId(), RESPONSIBLE);
        assertThat(sees(officer, "/engine-rest/task?processInstanceId=" + claimed.getProcessInstanceId()))
                .isEqualTo(seesClaimed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dept-head", "grid01", "town-head", "leader", "desk", "supervisor", "designer", "discipline"})
    void nobody_completes_what_another_has_claimed(String officer) {
        Task task = task(dispatched("streetLight", null));
        tasks.claim(task.getId(), RESPONSIBLE);

        int status = post(officer, "/engine-rest/task/" + task.getId() + "/complete", Map.of()).statusCode();

        assertThat(status).isIn(403, 409);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "designer", "leader"})
    void who_may_look_at_a_task_may_not_therefore_complete_it(String officer) {
        Task task = task(dispatched("streetLight", null));

        assertThat(post(officer, "/engine-rest/task/" + task.getId() + "/complete", Map.of()).statusCode()).isEqualTo(403);
        assertThat(post(officer, "/engine-rest/task/" + task.getId() + "/assignee", Map.of("userId", officer)).statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "dept-head", "dept-staff", "leader", "desk", "supervisor", "designer",
        "discipline"})
    void no_role_but_the_administrators_stops_deletes_or_rewrites_a_case(String officer) {
        Task task = task(dispatched("streetLight", null));
        String instance = "/engine-rest/process-instance/" + task.getProcessInstanceId();

        assertThat(call(officer, "DELETE", instance, "").statusCode()).isIn(403, 404);
        assertThat(call(officer, "PUT", instance + "/suspended", "{\"suspended\":true}").statusCode()).isIn(403, 404);
        assertThat(post(officer, instance + "/modification", Map.of("instructions", List.of(Map.of("type", "cancel",
                "activityId", "ClaimRequest")))).statusCode()).isIn(403, 404);
        assertThat(call(officer, "PUT", "/engine-rest/task/" + task.getId(), "{\"name\":\"x\",\"priority\":1}").statusCode())
                .isIn(403, 404);
        Job timer = management.createJobQuery().processInstanceId(task.getProcessInstanceId())
                .activityId("HandlingDeadlinePassed").singleResult();
        assertThat(call(officer, "PUT", "/engine-rest/job/" + timer.getId() + "/duedate",
                "{\"duedate\":\"2099-01-01T00:00:00.000+0800\"}").statusCode()).isIn(403, 404);
        assertThat(management.createJobQuery().jobId(timer.getId()).singleResult().getDuedate())
                .isEqualTo(timer.getDuedate());
        assertThat(task(casework.find(number(task)).orElseThrow().trackingNumber()).isSuspended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "town-staff", "dept-head", "dept-staff", "leader", "desk", "supervisor",
        "designer", "discipline"})
    void nobody_but_an_administrator_makes_users_rights_or_cases(String officer) {
        long rights = authorizations.createAuthorizationQuery().count();

        Map<String, Map<String, ?>> creations = Map.of(
                "user/create", Map.of("profile", Map.of("id", "intruder"), "credentials", Map.of("password", PASSWORD)),
                "group/create", Map.of("id", "intruders", "name", "x", "type", "REGISTER"),
                "authorization/create", Map.of("type", 1, "permissions", List.of("ALL"), "userId", officer,
                        "resourceType", 8, "resourceId", "*"),
                "process-definition/key/service-request/start", Map.of("businessKey", "intruder"),
                "task/create", Map.of("id", "intruder", "name", "x"),
                "filter/create", Map.of("name", "x", "resourceType", "Task", "query", Map.of()));
        creations.forEach((path, body) ->
                assertThat(post(officer, "/engine-rest/" + path, body).statusCode()).as(path).isEqualTo(403));
        for (String group : List.of("camunda-admin", "org-dept-discipline")) {
            assertThat(call(officer, "PUT", "/engine-rest/group/" + group + "/members/" + officer, "").statusCode())
                    .as(group).isIn(403, 404);
        }
        assertThat(tree(call(officer, "GET", "/engine-rest/user", "")).findValuesAsText("id")).containsOnly(officer);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
    }

    @ParameterizedTest
    @CsvSource({"designer, 200", "admin, 200", "supervisor, 403", "grid01, 403", "town-head, 403", "leader, 403",
        "desk, 403"})
    void designers_and_administrators_deploy_and_nobody_else(String officer, int status) {
        String boundary = "lastmile-boundary";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nnote-" + officer
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"note.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nnote\r\n--" + boundary + "--\r\n";
        Browser program = stranger();

        HttpResponse<String> answer = program.send(program.request("/engine-rest/deployment/create")
                .header("Authorization", login(officer)).header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"admin, true, true, true", "supervisor, false, true, false", "designer, false, true, false",
        "grid01, true, false, false", "town-head, true, false, false", "leader, true, false, false",
        "desk, true, false, false", "discipline, true, false, false"})
    void each_role_opens_its_own_applications(String officer, boolean tasklist, boolean cockpit, boolean admin) {
        assertThat(opens(officer, "tasklist")).isEqualTo(tasklist);
        assertThat(opens(officer, "cockpit")).isEqualTo(cockpit);
        assertThat(opens(officer, "admin")).isEqualTo(admin);
    }

    private boolean opens(String officer, String application) {
        return as(officer).page("/camunda/app/" + application + "/default/").statusCode() == 200;
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "town-staff", "dept-head", "leader", "desk", "supervisor", "designer", "admin"})
    void a_complaint_about_an_office_is_seen_by_discipline_inspection_alone(String officer) {
        Task task = task(dispatched("officerConduct", "370281001"));

        String of = "?processInstanceId=" + task.getProcessInstanceId();
        for (String kind : List.of("task", "execution", "job", "incident", "event-subscription", "history/variable-instance",
                "history/detail", "history/activity-instance", "history/task", "history/decision-instance",
                "history/job-log", "history/incident", "history/user-operation")) {
            assertThat(sees(officer, "/engine-rest/" + kind + of)).as(kind).isFalse();
        }
        assertThat(sees(officer, "/engine-rest/process-instance?processInstanceIds=" + task.getProcessInstanceId())).isFalse();
        assertThat(sees(officer, "/engine-rest/variable-instance?processInstanceIdIn=" + task.getProcessInstanceId()))
                .isFalse();
        assertThat(sees(officer, "/engine-rest/history/process-instance?processInstanceIds="
                + task.getProcessInstanceId())).isFalse();
        assertThat(post(officer, "/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", officer)).statusCode())
                .isEqualTo(404);
        assertThat(sees("discipline", "/engine-rest/task?processInstanceId=" + task.getProcessInstanceId())).isTrue();
    }

    /** Otherwise an administrator could put himself among those who read complaints about officers. */
    @Test
    void not_even_an_administrator_changes_offices_tenants_or_rights_in_the_engine() {
        long rights = authorizations.createAuthorizationQuery().count();
        for (String group : List.of("camunda-admin", "org-dept-discipline", "city-leaders")) {
            assertThat(call("admin", "PUT", "/engine-rest/group/" + group + "/members/admin", "").statusCode()).as(group)
                    .isEqualTo(403);
        }
        for (String members : List.of("user-members/admin", "group-members/administrators")) {
            assertThat(call("admin", "PUT", "/engine-rest/tenant/discipline/" + members, "").statusCode()).as(members)
                    .isEqualTo(403);
        }
        assertThat(post("admin", "/engine-rest/authorization/create", Map.of("type", 1, "permissions", List.of("ALL"),
                "userId", "admin", "resourceType", 14, "resourceId", "*")).statusCode()).isEqualTo(403);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
        assertThat(as("admin").page("/camunda/app/cockpit/default/").statusCode()).as("and nothing is to be set up")
                .isEqualTo(200);
    }

    @Test
    void the_ready_filters_hold_what_their_names_say() {
        String offered = dispatched("streetLight", null);
        String mine = dispatched("streetLight", null);
        tasks.claim(task(mine).getId(), RESPONSIBLE);
        String carded = dispatched("streetLight", null);
        Job deadline = management.createJobQuery().processInstanceId(task(carded).getProcessInstanceId())
                .activityId("HandlingDeadlinePassed").singleResult();
        management.executeJob(deadline.getId());

        assertThat(filtered(RESPONSIBLE, "我的任务")).contains(mine).doesNotContain(offered, carded);
        assertThat(filtered(RESPONSIBLE, "待认领（本单位）")).contains(offered, carded).doesNotContain(mine);
        assertThat(filtered(RESPONSIBLE, "督办件")).contains(carded).doesNotContain(offered, mine);
        assertThat(filtered("dept-head", "督办件")).contains(carded);
        assertThat(filtered("leader", "全市")).contains(offered, mine, carded);
        assertThat(filterId(RESPONSIBLE, "全市")).isEmpty();
        assertThat(filtered("grid01", "待认领（本单位）")).doesNotContain(offered, mine, carded);
    }

    @Test
    void overdue_tasks_stand_in_their_own_filter() {
        String number = dispatched("streetLight", null);
        assertThat(filtered(RESPONSIBLE, "已超期")).doesNotContain(number);

        Task task = task(number);
        task.setDueDate(Date.from(clock.instant().minusSeconds(60)));
        tasks.saveTask(task);

        assertThat(filtered(RESPONSIBLE, "已超期")).contains(number);
    }

    /** Tracking numbers on the cards of the filter's first hundred tasks, each card with all that it must show. */
    private List<String> filtered(String officer, String filter) {
        String id = filterId(officer, filter).orElseThrow();
        Browser browser = as(officer).open("tasklist");
        HttpResponse<String> list = browser.send(browser.request("/camunda/api/engine/engine/default/filter/" + id
                + "/list?firstResult=0&maxResults=500").header("Accept", "application/hal+json").GET());
        JsonNode cards = tree(list).path("_embedded").path("task");
        return StreamSupport.stream(cards.spliterator(), false).map(card -> {
            JsonNode variables = card.path("_embedded").path("variable");
            for (String name : List.of("trackingNumber", "categoryName", "placeName", "deadline")) {
                assertThat(value(variables, name)).as("%s of %s", name, card.path("name")).isNotBlank();
            }
            assertThat(value(variables, "supervisionLevel")).as("supervision of %s", card.path("name"))
                    .isIn("", "预警", "黄牌", "红牌", "督办令", "通报");
            return value(variables, "trackingNumber");
        }).toList();
    }

    private static String value(JsonNode variables, String name) {
        return StreamSupport.stream(variables.spliterator(), false)
                .filter(variable -> name.equals(variable.path("name").textValue())).findFirst()
                .map(variable -> variable.path("value").asText()).orElse("");
    }

    private Optional<String> filterId(String officer, String name) {
        JsonNode filters = tree(as(officer).open("tasklist").get("/camunda/api/engine/engine/default/filter?resourceType=Task"));
        return StreamSupport.stream(filters.spliterator(), false)
                .filter(filter -> name.equals(filter.path("name").textValue())).findFirst()
                .map(filter -> filter.path("id").textValue());
    }

    private boolean sees(String officer, String path) {
        HttpResponse<String> answer = call(officer, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 403);
        return answer.statusCode() == 200 && !tree(answer).isEmpty();
    }

    private HttpResponse<String> post(String officer, String path, Map<String, ?> body) {
        try {
            return call(officer, "POST", path, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> call(String officer, String method, String path, String body) {
        Browser program = stranger();
        return program.send(program.request(path).header("Authorization", login(officer))
                .header("Accept", "application/json").header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String login(String officer) {
        String password = officer.equals("admin") ? ADMIN_PASSWORD : PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString((officer + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "ROLE%06d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "路灯不亮。", category, "370281001", "370281001-0001", null, null, null, subject,
                "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("ClaimRequest").singleResult();
    }

    private String number(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), "trackingNumber");
    }
}
