package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import city.lastmile.register.StaffBook;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The boards of heads and of the city: who sees which, that they say what is so, and that heads assign by the rules. */
class BoardPageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    CityRegister register;
    @Autowired
    StaffBook book;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @AfterEach
    void everybody_is_back() {
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), "admin"));
    }

    @ParameterizedTest
    @CsvSource({"town-head,200,403", "dept-head,200,403", "leader,403,200", "supervisor,403,200", "town-staff,403,403",
            "grid01,403,403", "desk,403,403", "designer,403,403", "admin,403,403", "discipline,403,403"})
    void heads_see_their_organisation_and_leaders_and_supervisors_the_city(String officer, int board, int city) {
        Browser browser = as(officer);

        for (String page : new String[] {"/staff/board", "/staff/board/live", "/staff/board/requests",
                "/staff/board/requests.csv"}) {
            assertThat(browser.page(page).statusCode()).as(page).isEqualTo(board);
        }
        for (String page : new String[] {"/staff/city", "/staff/city/requests?figure=OPEN",
                "/staff/city?town=370281004", "/staff/city/towns/370281004.geojson"}) {
            assertThat(browser.page(page).statusCode()).as(page).isEqualTo(city);
        }
        String home = browser.page("/staff").body();
        assertThat(home.contains("href=\"/staff/board\"")).isEqualTo(board == 200);
        assertThat(home.contains("href=\"/staff/city\"")).isEqualTo(city == 200);
    }

    @Test
    void a_town_sees_its_own_requests_and_a_department_its_own() {
        String number = dispatched("garbage", null);

        assertThat(board("town-head")).contains(number).contains("刘晓梅（社会事务专员）");
        assertThat(board("dept-head")).doesNotContain(number);
        assertThat(as("town-head").page("/staff/board/requests?lane=WAITING").body()).contains("待认领");
    }

    @Test
    void a_complaint_about_officers_is_on_no_board_but_that_of_discipline_inspection() {
        accounts.setPassword("discipline-head", PASSWORD);
        String number = dispatched("officerConduct", "370281004");

        assertThat(board("town-head")).doesNotContain(number);
        assertThat(as("leader").page("/staff/city/requests?figure=OPEN&category=officerConduct").body())
                .doesNotContain(number);
        assertThat(as("discipline-head").page("/staff/board/requests.csv").body()).contains(number);
        assertThat(as("town-head").page("/staff/board/requests.csv").body()).doesNotContain(number);
        dispatched("garbage", null);
        assertThat(open("category = 'officerConduct'")).as("complaints that must not count").isPositive();
        await().untilAsserted(() -> assertThat(figure(as("leader").page("/staff/city").body(), "city-OPEN"))
                .isEqualTo(open("category <> 'officerConduct'")));
    }

    @Test
    void a_head_gives_a_request_that_waits_to_one_of_the_people_and_everybody_sees_it() {
        String number = dispatched("garbage", null);
        Browser head = as("town-head");
        assertThat(head.page("/staff/board/assign?number=" + number).body()).contains("刘晓梅").contains("王海燕")
                .contains("在办");

        assertThat(assign(head, number, "town-staff", "请今天处理。")).contains("已指派给 刘晓梅");

        CaseFile file = files.open(number).orElseThrow();
        assertThat(file.officer()).isEqualTo("town-staff");
        assertThat(file.request().state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(file.steps()).filteredOn(step -> step.event() == JournalEvent.ASSIGNED)
                .extracting(CaseFile.Step::actor, CaseFile.Step::details)
                .containsExactly(tuple("town-head", "请今天处理。"));
        Browser officer = as("town-staff");
        assertThat(officer.page("/staff/requests/" + number).body()).contains("指派意见").contains("请今天处理。");
        assertThat(officer.page("/staff/grid/cases/" + number).body()).contains("请今天处理。");
        assertThat(tasks.getVariableLocal(task(number, "HandleRequest"), "assignmentWords")).isEqualTo("请今天处理。");
        assertThat(as("town-staff").open("tasklist").call("POST", "/camunda/api/engine/engine/default/task/count",
                "{\"processInstanceBusinessKey\":\"" + number + "\",\"assignee\":\"town-staff\"}").body())
                .isEqualTo("{\"count\":1}");
    }

    @Test
    void what_the_rules_refuse_is_said_and_nothing_changes() {
        String number = dispatched("garbage", null);
        Browser head = as("town-head");
        book.enterAbsence("town-staff", LocalDate.now(clock), LocalDate.now(clock), "town-head");

        assertThat(assign(head, number, "town-staff", "")).contains("role=\"alert\"").contains(number);
        assertThat(assign(head, number, "dept-staff", "")).contains("请指派该单位或本单位在岗的承办人");
        assertThat(assign(head, number, "nobody", "")).contains("请指派该单位或本单位在岗的承办人");
        assertThat(files.open(number).orElseThrow().officer()).isNull();

        assertThat(assign(head, number, "grid01", "")).contains("已指派给 王海燕");
        assertThat(assign(head, number, "town-head", "")).as("in hand, and not supervised").contains("现在不能从看板指派");
        assertThat(files.open(number).orElseThrow().officer()).isEqualTo("grid01");
    }

    @Test
    void who_has_claimed_a_task_in_tasklist_keeps_it() {
        String number = dispatched("streetLight", null);
        Browser officer = as("dept-staff").open("tasklist");
        String task = found("\"id\":\"([^\"]+)\"", officer.call("POST", "/camunda/api/engine/engine/default/task",
                "{\"processInstanceBusinessKey\":\"" + number + "\"}").body());
        officer.call("POST", "/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"dept-staff\"}");

        assertThat(assign(as("dept-head"), number, "dept-head", "")).contains("role=\"alert\"");
        assertThat(files.open(number).orElseThrow().request().state()).isEqualTo(RequestState.AWAITING_CLAIM);
    }

    @Test
    void an_officer_who_claims_names_nobody_else() {
        String number = dispatched("streetLight", null);
        Browser officer = as("dept-staff").open("tasklist");
        String task = found("\"id\":\"([^\"]+)\"", officer.call("POST", "/camunda/api/engine/engine/default/task",
                "{\"processInstanceBusinessKey\":\"" + number + "\"}").body());
        String base = "/camunda/api/engine/engine/default/task/" + task;
        officer.call("POST", base + "/claim", "{\"userId\":\"dept-staff\"}");

        HttpResponse<String> answer = officer.call("POST", base + "/submit-form",
                "{\"variables\":{\"nextStep\":{\"value\":\"CLAIM\"},\"assignee\":{\"value\":\"dept-head\"}}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("只有负责人可以指派他人");
        assertThat(files.open(number).orElseThrow().request().state()).isEqualTo(RequestState.AWAITING_CLAIM);
    }

    @Test
    void a_head_decides_on_the_board_by_the_tasks_own_form_and_what_was_decided_elsewhere_is_gone_from_it() {
        String number = dispatched("garbage", null);
        String task = extensionAsked(number);
        Browser head = as("town-head");
        assertThat(head.page("/staff/board").body()).contains("/staff/board/decisions/" + task);
        assertThat(board("dept-head")).doesNotContain(task);
        assertThat(as("dept-head").page("/staff/board/decisions/" + task).statusCode()).as("not his").isEqualTo(302);
        assertThat(as("town-staff").page("/staff/board/decisions/" + task).statusCode()).isEqualTo(403);
        HttpResponse<String> form = head.page("/staff/board/decisions/" + task);
        assertThat(form.body()).contains("审批延期", "DecisionReasonField", "等材料。");

        String token = Browser.tokenOf(form);
        assertThat(decide(head, token, task, "{\"decision\":{\"value\":\"APPROVE\"}}").statusCode())
                .as("the form's rules").isEqualTo(422);
        assertThat(decide(as("dept-head"), token(as("dept-head")), task, "{}").statusCode()).isEqualTo(403);
        assertThat(decide(head, token, task, "{\"decision\":{\"value\":\"REFUSE\"},\"decisionReason\":{\"value\":\"车辆已到。\"}}")
                .statusCode()).isEqualTo(200);

        assertThat(files.open(number).orElseThrow().steps()).filteredOn(step -> step.event() == JournalEvent.EXTENSION_REFUSED)
                .extracting(CaseFile.Step::actor).containsExactly("town-head");
        assertThat(head.page("/staff/board").body()).doesNotContain(task);
        assertThat(head.page("/staff/board/decisions/" + task).headers().firstValue("Location").orElse("")).endsWith("/staff/board");
        assertThat(head.page("/staff/board").body()).contains("这件事项已由他人办理");
    }

    @Test
    void an_article_that_waits_for_approval_is_approved_on_the_board() {
        Browser editor = as("dept-staff");
        String token = Browser.tokenOf(editor.page("/staff/articles/new?kind=NEWS"));
        String place = editor.form("/staff/articles", Map.of("_csrf", token, "version", "0", "kind", "NEWS", "network",
                "LIVELIHOOD", "title", "早市搬到新址", "summary", "下周一起。", "body", "早市搬到南广场。")).headers().firstValue("Location").orElseThrow();
        String article = found("/staff/articles/(\\d+)", place);
        editor.form("/staff/articles/" + article + "/submission", Map.of("_csrf", token));
        assertThat(board("town-head")).doesNotContain("早市搬到新址");
        Browser head = as("dept-head");
        String page = head.page("/staff/board").body();
        assertThat(page).contains("早市搬到新址", "/staff/articles/" + article + "/versions/1");
        String task = found("/staff/board/decisions/([^\"]+)\"\\s+aria-label=\"办理 审核发布 早市搬到新址", page);
        HttpResponse<String> form = head.page("/staff/board/decisions/" + task);
        assertThat(form.body()).contains("是否同意发布");

        assertThat(decide(head, Browser.tokenOf(form), task, "{\"decision\":{\"value\":\"APPROVE\"}}").statusCode()).isEqualTo(200);

        assertThat(head.page("/staff/board").body()).doesNotContain("早市搬到新址");
        assertThat(editor.page("/staff/articles/" + article).body()).doesNotContain("待审核");
    }

    /** @return id of the task that decides about it */
    private String extensionAsked(String number) {
        assertThat(assign(as("town-head"), number, "town-staff", "")).contains("已指派给");
        tasks.complete(task(number, "HandleRequest"),
                Map.of("nextStep", "EXTEND", "extraDays", 2, "extensionReason", "等材料。"));
        return task(number, "DecideExtension");
    }

    private String task(String number, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(key).singleResult().getId();
    }

    private static HttpResponse<String> decide(Browser head, String token, String task, String variables) {
        String body = Map.of("_csrf", token, "key", UUID.randomUUID().toString(), "kind", "COMPLETE", "subject", task,
                "data", "{\"variables\":" + variables + "}").entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return head.send(head.request("/staff/grid/actions").header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    @Test
    void nobody_assigns_what_is_not_his() {
        String number = dispatched("garbage", null);
        Browser other = as("dept-head");

        assertThat(other.page("/staff/board/assign?number=" + number).statusCode()).isEqualTo(404);
        assertThat(other.form("/staff/board/assign", Map.of("_csrf", token(other), "number", number, "officer",
                "dept-staff")).statusCode()).isEqualTo(404);
        Browser staff = as("town-staff");
        assertThat(staff.form("/staff/board/assign", Map.of("_csrf", Browser.tokenOf(staff.page("/staff/password")),
                "number", number, "officer", "town-staff")).statusCode()).isEqualTo(403);
        assertThat(files.open(number).orElseThrow().officer()).isNull();
    }

    @Test
    void the_numbers_on_the_board_are_those_of_its_lists_and_of_its_table() {
        dispatched("garbage", null);
        Browser head = as("town-head");
        String page = head.page("/staff/board").body();
        String table = head.page("/staff/board/requests.csv?figure=OPEN").body();

        assertThat(table.lines().count() - 1).isEqualTo(figure(page, "figure-OPEN"));
        assertThat(table).startsWith("\uFEFF\"受理编号\",\"状态\"").doesNotContain("垃圾三天没人收");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/board?figure=NONSENSE", "/staff/board/requests?lane=NONSENSE",
            "/staff/board/requests?due=yesterday&number=1"})
    void bad_input_is_refused(String address) {
        assertThat(as("town-head").page(address).statusCode()).isEqualTo(400);
    }

    @Test
    void it_speaks_english_after_the_switch() {
        dispatched("garbage", null);

        assertThat(as("town-head").page("/staff/board?lang=en").body()).contains("Awaiting claim").doesNotContain("??");
        assertThat(as("leader").page("/staff/city?lang=en").body()).contains("Hot topics").doesNotContain("??");
        assertThat(as("leader").page("/staff/city/requests?lang=en").body()).contains("Open").doesNotContain("??");
    }

    @Test
    void from_a_figure_of_the_city_a_tap_leads_to_its_cases() {
        String number = dispatched("garbage", null);
        Browser leader = as("leader");

        await().untilAsserted(() -> assertThat(leader.page("/staff/city").body()).contains(
                "/staff/city/requests?figure=OPEN&amp;town=370281004"));
        assertThat(leader.page("/staff/city/requests?figure=REPORTED_TODAY&town=370281004&category=garbage").body())
                .contains("/staff/requests/" + number);
    }

    @Test
    void a_town_opens_into_its_grids_and_from_each_a_tap_leads_to_its_cases() {
        String number = dispatched("garbage", null);
        String grid = files.open(number).orElseThrow().request().grid();
        Browser leader = as("leader");

        await().untilAsserted(() -> assertThat(leader.page("/staff/city?town=370281004").body()).contains(
                "/staff/city/requests?figure=OPEN&amp;town=370281004&amp;grid=" + grid + "\"", "data-code=\"" + grid + "\""));
        assertThat(leader.page("/staff/city/requests?figure=OPEN&town=370281004&grid=" + grid).body())
                .contains("/staff/requests/" + number, "href=\"/staff/city?town=370281004\"");
        assertThat(leader.page("/staff/city?town=370281001").body()).doesNotContain("data-code=\"" + grid + "\"");
        HttpResponse<String> map = leader.page("/staff/city/towns/370281004.geojson");
        assertThat(map.body()).contains("\"code\":\"" + grid + "\"");
        assertThat(map.headers().firstValue("ETag")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/city?town=nowhere", "/staff/city?town=dept-urban-management",
            "/staff/city/towns/nowhere.geojson", "/staff/city/towns/dept-urban-management.geojson"})
    void what_is_no_town_has_no_grids(String address) {
        assertThat(as("leader").page(address).statusCode()).isEqualTo(404);
    }

    private long open(String which) {
        return jdbc.sql("""
                select count(*) from service_request
                where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and %s""".formatted(which))
                .query(Long.class).single();
    }

    private String board(String head) {
        return as(head).page("/staff/board").body();
    }

    private static String assign(Browser head, String number, String officer, String words) {
        HttpResponse<String> answer = head.form("/staff/board/assign", Map.of("_csrf", token(head), "number", number,
                "officer", officer, "words", words));
        assertThat(answer.statusCode()).isEqualTo(302);
        return head.page("/staff/board").body();
    }

    private static String token(Browser head) {
        return Browser.tokenOf(head.page("/staff/board"));
    }

    private static long figure(String page, String id) {
        return Long.parseLong(found("id=\"" + id + "\"[^>]*>\\s*<strong>\\s*(\\d+)", page));
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "B%08d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "垃圾三天没人收。", category, place.grid().townCode(), place.grid().code(),
                "东门", 36.2640, 120.0060, subject, "test", clock.instant()));
        await().until(() -> !files.open(number).orElseThrow().offices().isEmpty());
        return number;
    }
}
