package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.Supervision;
import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.register.GroupIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What Cockpit is told of cases: to whom, and what of confidential ones, which is nothing. */
class CockpitPagesTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String CASES = "/staff/cockpit/cases?number=";
    private static final String SUPERVISIONS = "/staff/cockpit/supervisions";

    @Autowired
    Casework casework;
    @Autowired
    CaseControl control;
    @Autowired
    SupervisionOrders orders;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;
    @Autowired
    Clock clock;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_supervisor_finds_a_case_by_its_number_and_gets_to_its_page_and_its_instance() {
        String number = dispatched("streetLight", null);

        String answer = as("supervisor").get(CASES + number).body();

        assertThat(answer).contains("/staff/requests/" + number).contains("诉求办理")
                .contains("#/process-instance/" + instance(number) + "/runtime").doesNotContain("<html");
        assertThat(as("supervisor").get("/staff/cockpit/cases").body()).contains("name=\"number\"")
                .doesNotContain("role=\"alert\"");
    }

    @Test
    void an_administrator_gets_to_the_instance_alone() {
        String number = dispatched("streetLight", null);

        assertThat(as("admin").get(CASES + number).body()).contains("#/process-instance/" + instance(number))
                .doesNotContain("/staff/requests/" + number);
    }

    @Test
    void a_confidential_case_is_found_no_more_than_one_that_does_not_exist() {
        String number = dispatched("officerConduct", "370281004");

        for (String reader : new String[] {"supervisor", "admin"}) {
            assertThat(as(reader).get(CASES + number).body().replace(number, "NONE")).as(reader)
                    .contains("role=\"alert\"").isEqualTo(as(reader).get(CASES + "NONE").body());
        }
    }

    @Test
    void what_is_typed_is_shown_as_words_and_runs_nowhere() {
        assertThat(as("supervisor").get(CASES + "%3Cscript%3Ealert(1)%3C/script%3E").body())
                .contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void running_supervisions_stand_in_their_tier_the_oldest_first_with_a_way_to_the_case() {
        String first = supervised("streetLight");
        String second = supervised("streetLight");

        String page = as("supervisor").get(SUPERVISIONS + "?tier=OFFICE").body();

        assertThat(page).contains("二级：镇街、部门").doesNotContain("一级：网格").contains("立案督办")
                .contains("/staff/requests/" + first).contains("市领导");
        assertThat(page.indexOf(first)).isLessThan(page.indexOf(second));
        assertThat(as("supervisor").get(SUPERVISIONS).body()).contains("一级：网格", "二级：镇街、部门", "三级：市领导");
    }

    @Test
    void the_diagram_tells_late_warned_and_supervised_cases_at_the_activity_where_they_are() throws IOException {
        String process = repository.createProcessDefinitionQuery().processDefinitionKey("service-request")
                .latestVersion().singleResult().getId();
        JsonNode before = activity(process, "HandleRequest");
        String number = supervised("streetLight");
        raise(dispatchedAndClaimed("streetLight"), Supervision.WARNED);
        raise(dispatchedAndClaimed("officerConduct"), Supervision.WARNED);

        JsonNode after = activity(process, "HandleRequest");

        assertThat(grown(before, after, "supervised")).as(number).isEqualTo(1);
        assertThat(grown(before, after, "warned")).as("the confidential one is not counted").isEqualTo(1);
        assertThat(grown(before, after, "overdue")).isZero();
        JsonNode claiming = activity(process, "ClaimRequest");
        assertThat(claiming.path("measured").asInt()).isPositive();
        assertThat(claiming.path("heat").asInt()).isBetween(1, 5);
        assertThat(claiming.path("mean").asText()).contains("分");
    }

    @Test
    void finished_instances_are_found_by_number_and_ending_with_their_span_and_their_path() throws IOException {
        String number = dispatched("streetLight", null);
        String instance = instance(number);
        String process = runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult()
                .getProcessDefinitionId();
        String confidential = dispatched("officerConduct", "370281004");
        String hidden = instance(confidential);
        casework.withdraw(number, "已自行解决");
        casework.withdraw(confidential, "已自行解决");
        Browser supervisor = as("supervisor");

        assertThat(finished(supervisor, process, number)).contains("正常结束").contains("data-path=\"" + instance + "\"")
                .contains("/staff/requests/" + number).doesNotContain("data-path=\"" + hidden);
        assertThat(finished(supervisor, process, number + "&ending=EXTERNALLY_TERMINATED")).doesNotContain(instance);
        assertThat(finished(supervisor, process, "%25&order=DURATION")).as("a sign stands for itself")
                .doesNotContain("data-path");
        for (String reader : new String[] {"supervisor", "admin"}) {
            assertThat(finished(as(reader), process, confidential)).as(reader).doesNotContain("data-path");
            assertThat(as(reader).get("/staff/cockpit/path?instance=" + hidden).statusCode()).isEqualTo(404);
        }
        assertThat(json.readTree(supervisor.get("/staff/cockpit/path?instance=" + instance).body()))
                .extracting(JsonNode::asText).contains("ClaimRequest").doesNotContain("HandleRequest");
    }

    private static String finished(Browser reader, String process, String number) {
        HttpResponse<String> answer = reader.get("/staff/cockpit/finished?definition=" + process + "&number=" + number);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_definition_that_does_not_exist_is_a_problem_in_the_readers_language() {
        HttpResponse<String> answer = as("supervisor").get("/staff/cockpit/activities?definition=none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "dept-staff", "desk", "leader", "discipline", "designer"})
    void nobody_else_reads_cases_there(String officer) {
        Browser browser = as(officer);
        for (String address : new String[] {CASES + "X", SUPERVISIONS, "/staff/cockpit/finished?definition=none",
            "/staff/cockpit/path?instance=none"}) {
            HttpResponse<String> answer = browser.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(browser.get("/staff/cockpit/activities?definition=none").statusCode())
                .isEqualTo(officer.equals("designer") ? 404 : 403);
    }

    private static int grown(JsonNode before, JsonNode after, String figure) {
        return after.path(figure).asInt() - before.path(figure).asInt();
    }

    private JsonNode activity(String process, String id) throws IOException {
        HttpResponse<String> answer = as("supervisor").get("/staff/cockpit/activities?definition=" + process);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(json.readTree(answer.body()).path("activities").spliterator(), false)
                .filter(activity -> activity.path("id").asText().equals(id)).findFirst()
                .orElseGet(json::createObjectNode);
    }

    private String supervised(String category) {
        String number = dispatchedAndClaimed(category);
        transaction.executeWithoutResult(status ->
                orders.order(number, "leader", GroupIds.CITY_LEADERS, "请尽快办结。"));
        await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number)
                .processDefinitionKey("supervision").count() == 1);
        return number;
    }

    private void raise(String number, Supervision level) {
        transaction.executeWithoutResult(status -> control.raise(number, level));
    }

    private String dispatchedAndClaimed(String category) {
        boolean confidential = category.equals("officerConduct");
        String number = dispatched(category, confidential ? "370281004" : null);
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        tasks.claim(task.getId(), confidential ? "discipline" : "dept-staff");
        tasks.complete(task.getId(), Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number)
                .taskDefinitionKey("HandleRequest").count() == 1);
        return number;
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "CKP-%04d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "路灯不亮。", category, "370281001", "370281001-0001", null, null, null,
                subject, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private String instance(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number)
                .processDefinitionKey("service-request").singleResult().getId();
    }
}
