package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.register.CityRegister;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a hotline desk must refuse, over HTTP: each with a clear error, and with nothing changed by it. */
class RefusedActionsTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<String, Object> SOLVED =
            Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", "已修复。");
    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE", "decisionReason", "需调配车辆。");
    private static final Map<String, Object> NOT_CONTENT =
            Map.of("response", 3, "result", 1, "attitude", 3, "words", "问题还在。");

    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    CityRegister register;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @Autowired
    FaultAnswers faults;
    @Autowired
    EngineSession session;

    private final ObjectMapper json = new ObjectMapper();

    /** Everything that a refusal must leave as it was. */
    private record Picture(String file, long journal, List<String> supervision, List<String> tasks, List<String> timers) {
    }

    private Picture picture(String number) {
        return new Picture(
                jdbc.sql("select to_jsonb(r)::text from service_request r where tracking_number = ?").param(number)
                        .query(String.class).single(),
                jdbc.sql("select count(*) from journal_entry where tracking_number = ?").param(number).query(Long.class)
                        .single(),
                jdbc.sql("select to_jsonb(s)::text from supervision_case s where tracking_number = ? order by id")
                        .param(number).query(String.class).list(),
                tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream().map(task ->
                        task.getTaskDefinitionKey() + " " + task.getAssignee() + " " + task.getDueDate()).sorted().toList(),
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                        .map(job -> job.getJobDefinitionId() + " " + job.getDuedate()).sorted().toList());
    }

    @Test
    void an_extension_after_the_deadline() {
        String number = inHand();
        Date passed = Date.from(clock.instant().minus(Duration.ofHours(1)));
        runtime.setVariable(task(number, "HandleRequest").getProcessInstanceId(), "handleDue", passed);

        refused(number, "HandleRequest", "dept-staff",
                Map.of("nextStep", "EXTEND", "extraDays", 2, "extensionReason", "等材料。"),
                "办理时限已过（", "不能再申请延期或挂账。");
    }

    @Test
    void a_return_without_reason() {
        refused(dispatched(), "ClaimRequest", "dept-staff", Map.of("nextStep", "RETURN", "returnProposal", "建议交园林部门。"),
                "请选择退回理由（填写内容：—）。");
        refused(dispatched(), "ClaimRequest", "dept-staff", Map.of("nextStep", "RETURN", "returnReason", "NOT_MY_DUTY"),
                "请填写退回说明和建议的责任单位");
    }

    @Test
    void shelving_without_end() {
        Map<String, Object> endless = Map.of("nextStep", "SHELVE", "shelvingReason", "NEEDS_FUNDS", "shelvingWords", "资金未到位。");
        refused(inHand(), "HandleRequest", "dept-staff", endless, "请填写今天以后、90 天以内的复核日期。");

        Map<String, Object> tooLong = new HashMap<>(endless);
        tooLong.put("shelveUntil", LocalDate.now(clock).plusDays(91).toString());
        refused(inHand(), "HandleRequest", "dept-staff", tooLong, "请填写今天以后、90 天以内的复核日期。");
    }

    @Test
    void completing_while_a_joint_task_is_open() {
        String number = inHand();
        complete(number, "HandleRequest", Map.of("nextStep", "JOINT"));
        complete(number, "PlanJointHandling", Map.of("decision", "ASK", "assistOffices", List.of("org-dept-parks"),
                "assistUntil", casework.find(number).orElseThrow().handleDue().atZone(clock.getZone()).toLocalDate()
                        .minusDays(1).toString(), "jointWords", "请修剪树枝。"));
        assertThat(picture(number).tasks()).hasSize(2);

        refused(number, "HandleRequest", "dept-staff", SOLVED, "协办单位尚未答复：", "牵头单位须最后办结。");
    }

    @Test
    void a_merge_of_a_request_into_itself_or_in_a_circle() {
        String first = dispatched();
        String second = dispatched();
        Picture before = picture(first);

        assertThat(merge(first, first)).contains("不能把一件诉求并入它自己。");
        assertThat(picture(first)).isEqualTo(before);

        assertThat(merge(first, second)).doesNotContain("role=\"alert\"");
        Picture merged = picture(first);
        Picture goesOn = picture(second);
        assertThat(merge(second, first)).contains("诉求 " + first + " 不存在、已办结或不能并单。");
        assertThat(picture(first)).isEqualTo(merged);
        assertThat(picture(second)).isEqualTo(goesOn);
    }

    @Test
    void a_fourth_reopening() {
        JsonNode receipt = reported();
        String number = receipt.path("trackingNumber").textValue();
        for (int reopening = 1; reopening <= 2; reopening++) {
            handled(number);
            assertThat(rate(receipt).statusCode()).isEqualTo(204);
            assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.AWAITING_CLAIM);
        }
        handled(number);
        assertThat(rate(receipt).statusCode()).as("the third is kept").isEqualTo(204);
        assertThat(casework.find(number).orElseThrow().state()).as("and reopens nothing").isEqualTo(RequestState.CALLED_BACK);
        assertThat(picture(number).tasks()).singleElement().asString().startsWith("LookAtDissatisfaction");
        Picture before = picture(number);

        assertProblem(rate(receipt), 409, "已经办理完毕");
        assertThat(picture(number)).isEqualTo(before);
        complete(number, "LookAtDissatisfaction", Map.of("lookWords", "已当面说明。"));
        Picture closed = picture(number);
        assertProblem(rate(receipt), 409, "已经办结");
        assertThat(picture(number)).isEqualTo(closed);
        assertThat(jdbc.sql("select reopens from service_request where tracking_number = ?").param(number)
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void of_two_decisions_at_once_one_counts_and_the_other_is_told() {
        for (int round = 0; round < 4; round++) {
            String number = inHand();
            complete(number, "HandleRequest", Map.of("nextStep", "EXTEND", "extraDays", 2, "extensionReason", "等材料。"));
            Task task = task(number, "DecideExtension");
            List<String> deciders = deciders(task);
            Map<String, Object> refuse = Map.of("decision", "REFUSE", "decisionReason", "理由不充分。");

            List<CompletableFuture<HttpResponse<String>>> calls = Stream.of(APPROVE, refuse).map(form ->
                    CompletableFuture.supplyAsync(() -> post(deciders.get(form == APPROVE ? 0 : 1), task.getId(), form))).toList();
            List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();

            int winner = answers.get(0).statusCode() == 204 ? 0 : 1;
            assertThat(answers.get(winner).statusCode()).as(answers.get(winner).body()).isEqualTo(204);
            assertProblem(answers.get(1 - winner), 409, "这项任务");
            assertThat(jdbc.sql("""
                    select event || ' ' || actor from journal_entry where tracking_number = ?
                        and event in ('EXTENDED', 'EXTENSION_REFUSED')""").param(number).query(String.class).list())
                    .containsExactly((winner == 0 ? "EXTENDED " : "EXTENSION_REFUSED ") + deciders.get(winner));
            assertThat(jdbc.sql("select extensions from service_request where tracking_number = ?").param(number)
                    .query(Integer.class).single()).isEqualTo(1 - winner);
            assertThat(picture(number).tasks()).singleElement().asString().startsWith("HandleRequest dept-staff");
        }
    }

    @Test
    void whose_right_went_with_the_task_is_told_that_it_is_done_and_who_never_had_it_that_he_may_not() {
        String number = inHand();
        Task finished = task(number, "HandleRequest");
        AuthorizationException noRight = new AuthorizationException("dept-staff", List.of());

        assertThat(answer("dept-staff", finished, noRight)).as("open yet").isEqualTo(403);
        complete(number, "HandleRequest", SOLVED);
        assertThat(answer("dept-staff", finished, noRight)).isEqualTo(409);
    }

    /** What the engine's REST answers whoever meets such a fault. */
    private int answer(String officer, Task task, RuntimeException fault) {
        SecurityContextHolder.getContext().setAuthentication(
                new TestingAuthenticationToken(new StaffMember(officer, Instant.EPOCH), null));
        try {
            return session.as(officer, () -> faults.answer(new MockHttpServletRequest(),
                    Optional.of(new TaskCall(task.getId(), "complete")), fault).getStatus());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> deciders(Task task) {
        String group = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).findFirst().orElseThrow();
        List<String> members = register.members(group).stream().map(officer -> officer.id()).limit(2).toList();
        members.forEach(officer -> accounts.setPassword(officer, PASSWORD));
        return members;
    }

    private void refused(String number, String step, String officer, Map<String, Object> form, String... words) {
        Picture before = picture(number);
        assertProblem(post(officer, task(number, step).getId(), form), 422, words);
        assertThat(picture(number)).isEqualTo(before);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(tree(answer).path("detail").textValue()).contains(words);
    }

    /** As Tasklist and programs complete a task. */
    private HttpResponse<String> post(String officer, String task, Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        Browser program = stranger();
        String login = Base64.getEncoder().encodeToString((officer + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return program.send(program.request("/engine-rest/task/" + task + "/complete").header("Authorization", "Basic " + login)
                .header("Accept", "application/json").header("Accept-Language", "zh-CN")
                .header("Content-Type", "application/json").POST(body(Map.of("variables", variables))));
    }

    private String merge(String number, String into) {
        Browser desk = as("desk");
        Map<String, String> fields =
                Map.of("into", into, "_csrf", Browser.tokenOf(desk.page("/staff/requests/" + number)));
        assertThat(desk.form("/staff/requests/" + number + "/merge", fields).statusCode()).isEqualTo(302);
        return desk.page("/staff/requests/" + number).body();
    }

    private JsonNode reported() {
        Browser resident = stranger();
        return tree(resident.send(resident.request("/api/v1/requests").header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(body(Map.of("description",
                        "小区门口的路灯坏了三天，晚上看不清路。", "category", "streetLight", "latitude", 36.2640,
                        "longitude", 120.0060)))));
    }

    private HttpResponse<String> rate(JsonNode receipt) {
        Browser resident = stranger();
        HttpRequest.Builder request = resident.request("/api/v1/requests/" + receipt.path("trackingNumber").textValue() + "/rating")
                .header("Content-Type", "application/json").header("Accept-Language", "zh-CN")
                .header("X-Follow-Up-Code", receipt.path("followUpCode").textValue());
        return resident.send(request.POST(body(NOT_CONTENT)));
    }

    private void handled(String number) {
        await().until(() -> picture(number).tasks().stream().anyMatch(task -> task.startsWith("ClaimRequest")));
        claim(number);
        complete(number, "HandleRequest", SOLVED);
        if (picture(number).tasks().stream().anyMatch(task -> task.startsWith("ReviewResult"))) {
            complete(number, "ReviewResult", Map.of("decision", "PASS"));
        }
    }

    private void claim(String number) {
        tasks.claim(task(number, "ClaimRequest").getId(), "dept-staff");
        complete(number, "ClaimRequest", Map.of("nextStep", "CLAIM"));
    }

    private void complete(String number, String step, Map<String, Object> form) {
        Task task = task(number, step);
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), deciders(task).get(0));
        }
        tasks.complete(task.getId(), form);
    }

    private String inHand() {
        String number = dispatched();
        claim(number);
        return number;
    }

    private String dispatched() {
        String number = "NO%06d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "东门路灯不亮。", "streetLight", "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private Task task(String number, String step) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(step).singleResult();
    }

    private HttpRequest.BodyPublisher body(Object value) {
        try {
            return BodyPublishers.ofString(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
