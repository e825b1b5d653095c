package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import city.lastmile.register.StaffBook;
import city.lastmile.register.StaffBook.Reason;
import city.lastmile.register.StaffBook.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** What Tasklist and programs meet when they want of a task what they may not. */
class TaskGateTest extends AccessTest {

    private static final String WEB_PAGES = "/camunda/api/engine/engine/default/task/";
    private static final String PROGRAMS = "/engine-rest/task/";
    private static final String ROUND = "standInRound";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<String, Object> ANSWER =
            Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", "已清理。", "fileNote", "");

    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    Clock clock;
    @Autowired
    StaffBook book;
    @Autowired
    FilterService filters;
    @Autowired
    ApplicationContext beans;
    @Autowired
    ScheduledAnnotationBeanPostProcessor schedules;

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {WEB_PAGES, PROGRAMS})
    void what_the_steps_do_not_accept_is_said_in_the_officers_language_and_changes_nothing(String rest) {
        String number = inHand();
        String task = task(number).getId();
        Map<String, Object> form = Map.of("nextStep", "FINISH", "outcome", "REFUSED", "publicAnswer", "好");

        assertRefused(post("grid01", rest + task + "/complete", "zh-CN", form), 422, "请选择不予办理的理由（填写内容：—）。");
        assertRefused(post("grid01", rest + task + "/submit-form", "en", form), 422, "(entered: —)");
        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(runtime.createVariableInstanceQuery().variableName("publicAnswer")
                .processInstanceIdIn(task(number).getProcessInstanceId()).count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {WEB_PAGES, PROGRAMS})
    void a_completed_task_is_not_completed_again_and_an_unknown_one_not_at_all(String rest) {
        String task = task(inHand()).getId();
        assertThat(post("grid01", rest + task + "/complete", "zh-CN", ANSWER).statusCode()).isEqualTo(204);

        assertRefused(post("grid01", rest + task + "/complete", "zh-CN", ANSWER), 409, "这项任务已经办完，不能重复提交。");
        assertRefused(post("grid01", rest + "no-such-task/complete", "zh-CN", ANSWER), 404, "没有这项任务。");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEB_PAGES, PROGRAMS})
    void a_task_of_somebody_else_is_neither_completed_nor_claimed_nor_given_back(String rest) {
        String task = task(inHand()).getId();

        assertRefused(post("grid02", rest + task + "/complete", "zh-CN", ANSWER), 403, "这项任务不归您办理。");
        assertRefused(post("grid02", rest + task + "/claim", "en", null), 403, "This task is not yours.");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("grid01");
    }

    @Test
    void a_colleague_of_the_office_reads_who_has_it_and_cannot_take_it_from_him() {
        String task = task(dispatched("streetLight")).getId();
        assertThat(claim("dept-staff", WEB_PAGES, task).statusCode()).isEqualTo(204);
        String holder = people.called("dept-staff");

        assertRefused(claim("dept-head", WEB_PAGES, task), 409, "这项任务已由" + holder + "认领。");
        assertRefused(post("dept-head", PROGRAMS + task + "/complete", "zh-CN", Map.of("nextStep", "CLAIM")), 409, holder);
        assertRefused(post("dept-head", WEB_PAGES + task + "/unclaim", "zh-CN", null), 409, holder);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("dept-staff");
    }

    @Test
    void who_is_on_leave_or_keeps_out_reads_why_he_cannot_claim() {
        Object round = beans.getBean(ROUND);
        schedules.postProcessBeforeDestruction(round, ROUND);
        try {
            readsWhyHeCannotClaim();
        } finally {
            schedules.postProcessAfterInitialization(round, ROUND);
        }
    }

    /** Before anybody goes round and takes the task from his sight; then there would be nothing to claim. */
    private void readsWhyHeCannotClaim() {
        String task = task(dispatched("streetLight")).getId();
        book.enterAbsence("dept-staff", LocalDate.now(clock), LocalDate.now(clock), "dept-head");
        try {
            assertRefused(claim("dept-staff", WEB_PAGES, task), 422, "请假至 " + LocalDate.now(clock));
        } finally {
            book.absences().forEach(absence -> book.cancelAbsence(absence.id(), "dept-head"));
        }
        book.declareConflict("dept-staff", Scope.CATEGORY, "streetLight", Reason.INTEREST, "dept-head");
        try {
            assertRefused(claim("dept-staff", PROGRAMS, task), 422, "须回避");
        } finally {
            book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), "dept-head"));
        }
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "supervisor"})
    void who_must_keep_out_finds_the_case_in_no_task_list_whatever_his_rights_to_see_all(String reader) {
        String number = dispatched("streetLight");
        Task task = task(number);
        String process = PROGRAMS.replace("task/", "process-instance/") + task.getProcessInstanceId();
        String query = "{\"processInstanceBusinessKey\":\"" + number + "\"}";
        assertThat(asProgram(reader, "POST", "/engine-rest/task", "zh-CN", query).body()).contains(task.getId());
        book.declareConflict(reader, Scope.REQUEST, number, Reason.RELATIVE, reader);
        try {
            assertRefused(asProgram(reader, "GET", PROGRAMS + task.getId(), "zh-CN", ""), 404, "没有这项任务。");
            assertRefused(asProgram(reader, "GET", PROGRAMS + task.getId() + "/form-variables", "zh-CN", ""), 404, "没有这项任务。");
            assertRefused(asProgram(reader, "GET", process + "/variables", "zh-CN", ""), 404, "不存在，或者您无权查看");
            assertThat(asProgram(reader, "POST", "/engine-rest/task", "zh-CN", query).body()).isEqualTo("[]");
            assertThat(asProgram(reader, "POST", "/engine-rest/process-instance", "zh-CN",
                    "{\"businessKey\":\"" + number + "\"}").body()).isEqualTo("[]");
            assertThat(cityWide(reader, number)).doesNotContain(task.getId());
        } finally {
            book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), reader));
        }
        assertThat(cityWide(reader, number)).contains(task.getId());
    }

    /** As Tasklist asks for a filter's page; nobody else than leaders has that of the whole city. */
    private String cityWide(String reader, String number) {
        String filter = filters.createFilterQuery().filterName("全市").singleResult().getId();
        Browser program = stranger();
        String login = Base64.getEncoder().encodeToString((reader + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        String path = reader.equals("leader") ? "/engine-rest/filter/" + filter + "/list" : "/engine-rest/task";
        return program.send(program.request(path).header("Authorization", "Basic " + login)
                .header("Accept", reader.equals("leader") ? "application/hal+json" : "application/json")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                        "{\"processInstanceBusinessKey\":\"" + number + "\"}"))).body();
    }

    @Test
    void of_two_who_claim_at_the_same_moment_one_wins_and_the_other_reads_who() {
        for (int round = 0; round < 5; round++) {
            String task = task(dispatched("streetLight")).getId();
            List<String> officers = List.of("dept-staff", "dept-head");
            List<CompletableFuture<HttpResponse<String>>> calls = officers.stream()
                    .map(officer -> CompletableFuture.supplyAsync(() -> claim(officer, PROGRAMS, task))).toList();
            List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();

            int winner = answers.get(0).statusCode() == 204 ? 0 : 1;
            assertThat(answers.get(winner).statusCode()).isEqualTo(204);
            assertRefused(answers.get(1 - winner), 409, "已由" + people.called(officers.get(winner)) + "认领");
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(officers.get(winner));
        }
    }

    @Test
    void nobody_claims_for_somebody_else() {
        String task = task(dispatched("streetLight")).getId();

        HttpResponse<String> answer = send("dept-head", PROGRAMS + task + "/claim", "zh-CN", "{\"userId\":\"dept-staff\"}");

        assertRefused(answer, 403, "只能为自己认领。");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }

    @Test
    void a_task_that_is_one_officers_alone_is_not_let_go_of() {
        String task = task(inHand()).getId();

        assertRefused(post("grid01", WEB_PAGES + task + "/unclaim", "zh-CN", null), 409, "不能取消认领");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("grid01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handleDue", "responsibleOfficer", "superiorGroup", "decidedBy", "tier", "whatever"})
    void a_form_brings_its_own_fields_and_nothing_else(String field) {
        String number = inHand();
        Map<String, Object> form = new HashMap<>(ANSWER);
        form.put(field, "2099-01-01");

        assertRefused(post("grid01", WEB_PAGES + task(number).getId() + "/complete", "zh-CN", form), 422, field);
        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {WEB_PAGES, PROGRAMS, "/engine-rest/engine/default/task/"})
    void a_slash_at_the_end_opens_no_way_around_the_form(String rest) {
        String number = inHand();
        Map<String, Object> form = new HashMap<>(ANSWER);
        form.put("handleDue", "2099-01-01");

        assertRefused(post("grid01", rest + task(number).getId() + "/complete/", "zh-CN", form), 422, "handleDue");
        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "resolve                | {'variables': {'handleDue': {'value': '2099'}}}",
        "bpmnError              | {'errorCode': 'any', 'variables': {'handleDue': {'value': '2099'}}}",
        "bpmnEscalation         | {'escalationCode': 'any', 'variables': {'handleDue': {'value': '2099'}}}",
        "variables              | {'modifications': {'handleDue': {'value': '2099'}}}",
        "localVariables         | {'modifications': {'deadline': {'value': '2099'}}}",
        "delegate               | {'userId': 'grid02'}",
        "assignee               | {'userId': 'grid02'}",
        "identity-links         | {'userId': 'grid02', 'type': 'candidate'}",
        "identity-links/delete  | {'userId': 'grid01', 'type': 'assignee'}",
        "comment/create         | {'message': '已办'}"})
    void an_officer_does_nothing_to_his_own_task_but_claim_and_complete_it(String action, String body) {
        Task task = task(inHand());
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());

        for (String rest : List.of(WEB_PAGES, PROGRAMS)) {
            assertRefused(send("grid01", rest + task.getId() + "/" + action, "zh-CN", body.replace('\'', '"')), 403,
                    "只能认领、取消认领和提交表单");
        }
        assertThat(runtime.getVariables(task.getProcessInstanceId())).isEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isEqualTo("grid01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'nextStep': {'value': 'CLOSE'}}                                                  | 422 | 选项",
        "{'outcome': {'value': 'WITHDRAWN'}}                                               | 422 | 选项",
        "{'outcome': {'value': ['SOLVED']}}                                                | 422 | 类型不对",
        "{'publicAnswer': {'value': '{}', 'type': 'Json'}}                                 | 422 | 类型不对",
        "{'publicAnswer': {'value': 'rO0ABQ==', 'type': 'Bytes'}}                          | 422 | 类型不对",
        "{'publicAnswer': {'value': 'rO0ABQ==', 'type': 'Object', 'valueInfo': {'objectTypeName': 'java.util.HashMap'}}} | 422 | 类型不对",
        "{'publicAnswer': 'text'}                                                          | 422 | 类型不对",
        "{'publicAnswer': {'value': 'a\\u0000b'}}                                          | 422 | 无法保存的字符",
        "{'publicAnswer': {'value': 'a\\ud840b'}}                                          | 422 | 无法保存的字符",
        "{'extraDays': {'value': 'x', 'type': 'Integer'}}                                  | 400 | 有误",
        "7                                                                                 | 400 | 无法读取"})
    void a_field_takes_only_what_its_form_offers(String variables, int status, String words) {
        String number = inHand();
        String body = "{\"variables\":" + variables.replace('\'', '"') + "}";

        assertRefused(send("grid01", PROGRAMS + task(number).getId() + "/complete", "zh-CN", body), status, words);
        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"variables\":", "\"complete\"", "{\"variables\":{\"nextStep\":}}"})
    void what_is_no_form_at_all_is_refused_without_a_word_of_the_machinery(String body) {
        String task = task(inHand()).getId();

        assertRefused(send("grid01", WEB_PAGES + task + "/complete", "zh-CN", body), 400, "无法读取");
        assertRefused(send("grid01", PROGRAMS + task + "/submit-form", "en", body), 400, "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicAnswer", "fileNote", "returnProposal"})
    void no_text_of_any_field_is_longer_than_can_be_kept(String field) {
        String number = inHand();
        Map<String, Object> form = new HashMap<>(ANSWER);
        form.put(field, "长".repeat(4001));

        assertRefused(post("grid01", PROGRAMS + task(number).getId() + "/complete", "en", form), 422, "too long: at most");
        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void a_confidential_task_is_to_others_as_if_it_were_not_there() {
        String number = "GATE%06d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "窗口人员态度恶劣。", "officerConduct", "370281001", null, null, null, null,
                "370281001", "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        String task = task(number).getId();

        assertRefused(claim("town-head", WEB_PAGES, task), 404, "没有这项任务。");
        assertThat(answersLikeUnknown("town-head", task, "")).isTrue();
        assertThat(answersLikeUnknown("supervisor", task, "")).isTrue();
        for (String part : List.of("/variables", "/form-variables", "/deployed-form", "/identity-links")) {
            assertRefused(asProgram("town-head", "GET", PROGRAMS + task + part, "zh-CN", ""), 404, "不存在，或者您无权查看");
            assertRefused(asProgram("supervisor", "GET", PROGRAMS + task + part, "zh-CN", ""), 404, "不存在，或者您无权查看");
        }
        assertThat(claim("discipline", WEB_PAGES, task).statusCode()).isEqualTo(204);
    }

    private boolean answersLikeUnknown(String officer, String task, String part) {
        HttpResponse<String> answer = asProgram(officer, "GET", PROGRAMS + task + part, "zh-CN", "");
        HttpResponse<String> unknown = asProgram(officer, "GET", PROGRAMS + "no-such-task" + part, "zh-CN", "");
        return answer.statusCode() == unknown.statusCode()
                && answer.body().replace(task, "no-such-task").equals(unknown.body());
    }

    @Test
    void the_engines_own_words_are_for_those_who_build_and_run_models() {
        String message = "{\"messageName\":\"NoSuchMessage\",\"businessKey\":\"none\"}";

        assertRefused(asProgram("grid01", "POST", "/engine-rest/message", "en", message), 400,
                "format is wrong");
        assertThat(asProgram("designer", "POST", "/engine-rest/message", "en", message).body()).contains("NoSuchMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "supervisor", "designer", "leader", "desk"})
    void nobody_but_an_administrator_writes_variables_of_tasks_and_processes(String officer) {
        Task task = task(inHand());
        String value = "{\"value\":\"2099\",\"type\":\"String\"}";
        String process = PROGRAMS.replace("task/", "process-instance/") + task.getProcessInstanceId();

        for (String path : List.of(PROGRAMS + task.getId() + "/variables/handleDue",
                PROGRAMS + task.getId() + "/localVariables/deadline", process + "/variables/tier")) {
            assertThat(asProgram(officer, "PUT", path, "zh-CN", value).statusCode()).as(path).isIn(403, 404);
        }
        assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKeys("tier", "handleDue");
        assertThat(tasks.getVariableLocal(task.getId(), "deadline")).asString().doesNotContain("2099");
    }

    @Test
    void words_of_four_thousand_rare_characters_pass_and_one_more_is_refused() {
        String number = inHand();
        Map<String, Object> tooLong = new HashMap<>(ANSWER);
        tooLong.put("publicAnswer", "𠀋".repeat(4001));
        assertRefused(post("grid01", WEB_PAGES + task(number).getId() + "/complete", "zh-CN", tooLong), 422, "4,000");

        Map<String, Object> fits = new HashMap<>(ANSWER);
        fits.put("publicAnswer", "𠀋".repeat(4000));
        assertThat(post("grid01", WEB_PAGES + task(number).getId() + "/complete", "zh-CN", fits).statusCode()).isEqualTo(204);
        assertThat(casework.find(number).orElseThrow().publicAnswer()).isEqualTo("𠀋".repeat(4000));
    }

    private HttpResponse<String> claim(String officer, String rest, String task) {
        return post(officer, rest + task + "/claim", "zh-CN", null);
    }

    /** Null stands for no form but the officer's own name. */
    private HttpResponse<String> post(String officer, String path, String language, Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        if (form != null) {
            form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        }
        Map<String, Object> body = form == null ? Map.of("userId", officer) : Map.of("variables", variables);
        try {
            return send(officer, path, language, path.endsWith("/unclaim") ? "{}" : json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String officer, String path, String language, String body) {
        if (path.startsWith("/engine-rest")) {
            return asProgram(officer, "POST", path, language, body);
        }
        Browser browser = as(officer).open("tasklist");
        return browser.send(browser.request(path).header("Accept", "application/json").header("Accept-Language", language)
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> asProgram(String officer, String method, String path, String language, String body) {
        Browser program = stranger();
        String login = Base64.getEncoder().encodeToString((officer + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return program.send(program.request(path).header("Authorization", "Basic " + login)
                .header("Accept", "application/json").header("Accept-Language", language)
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    private void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = tree(answer.body());
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").textValue()).contains(words);
        assertThat(problem.path("message").textValue()).isEqualTo(problem.path("detail").textValue());
        assertThat(Stream.of("Exception", "camunda", "at city.")).noneMatch(answer.body()::contains);
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private String inHand() {
        String number = dispatched("garbage");
        Task task = task(number);
        tasks.claim(task.getId(), "grid01");
        tasks.complete(task.getId(), Map.of("nextStep", "CLAIM"));
        return number;
    }

    private String dispatched(String category) {
        String number = "GATE%06d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "东门垃圾没人清。", category, "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }
}
