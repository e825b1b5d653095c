package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The terminal of those who walk, over HTTP: whose it is, what it takes, and that it takes it once. */
class GridTerminalTest extends AccessTest {

    private static final String LIST = "/staff/grid/lists/";
    private static final String CLAIM = "{\"variables\":{\"nextStep\":{\"value\":\"CLAIM\"}}}";
    private static final String HANDLING = "{\"element\":\"HandleRequest\",\"variables\":{\"nextStep\":{\"value\":\"FINISH\"},"
            + "\"outcome\":{\"value\":\"SOLVED\"},\"publicAnswer\":{\"value\":\"已清运。\"}}}";
    private static final String BOUNDARY = "terminal-of-those-who-walk";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger GRIDS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    EvidencePhotos evidence;
    @Autowired
    TaskService tasks;
    @Autowired
    CityRegister register;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    private final ObjectMapper json = new ObjectMapper();
    private Grid grid;
    private String me;

    /** A grid for each test, so that no list is filled by another. */
    @BeforeEach
    void go_to_a_grid_where_nothing_has_happened_yet() {
        grid = register.grid("370281002-%04d".formatted(100 + GRIDS.incrementAndGet())).orElseThrow();
        me = register.members("grid-" + grid.code()).get(0).id();
        accounts.setPassword(me, PASSWORD);
    }

    @Test
    void an_officer_finds_what_is_offered_to_his_grid_and_the_next_grid_does_not() {
        String number = dispatched("garbage", null);

        assertThat(as(me).page("/staff/grid").body()).contains(number).contains("待我认领").doesNotContain("??");
        assertThat(as(me).page("/staff/grid/map").body()).contains(number).doesNotContain("??");
        assertThat(as("grid02").page("/staff/grid").body()).doesNotContain(number);
        assertThat(as("grid02").page("/staff/grid/cases/" + number).statusCode()).isEqualTo(404);
        assertThat(as("town-head").page(LIST + "OFFERED").body()).doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "designer", "admin"})
    void who_works_on_no_tasks_has_no_terminal(String other) {
        Browser browser = as(other);

        assertThat(browser.page("/staff/grid").statusCode()).isEqualTo(403);
        assertThat(browser.page("/staff").body()).doesNotContain("/staff/grid\"");
        assertThat(act(browser, key(), "TAKE", "any", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_stranger_signs_on_first_and_a_telephone_is_told_so() {
        assertThat(stranger().page("/staff/grid").headers().firstValue("Location").orElse("")).endsWith("/staff/login");
        assertThat(stranger().get("/staff/grid/pulse").statusCode()).isEqualTo(401);
    }

    @Test
    void a_complaint_about_officers_is_on_the_lists_of_those_alone_who_inspect_them() {
        String number = dispatched("officerConduct", "370281004");

        assertThat(as("discipline").page("/staff/grid/cases/" + number).statusCode()).isEqualTo(200);
        for (String officer : List.of("grid01", "town-head", "town-staff", "leader", "desk", "dept-head")) {
            assertThat(as(officer).page("/staff/grid").body()).as(officer).doesNotContain(number);
            assertThat(as(officer).page("/staff/grid/map").body()).as(officer).doesNotContain(number);
            assertThat(as(officer).page("/staff/grid/cases/" + number).statusCode()).as(officer).isEqualTo(404);
        }
    }

    @Test
    void what_is_taken_here_is_taken_in_the_engines_rest_and_what_the_engine_releases_is_offered_here() {
        String number = dispatched("garbage", null);
        String task = task(number, "ClaimRequest").getId();
        Browser officer = as(me);

        assertThat(act(officer, key(), "TAKE", task, "{}").statusCode()).isEqualTo(200);
        assertThat(officer.open("tasklist").get("/engine-rest/task/" + task).body()).contains("\"assignee\":\"" + me + "\"");
        assertThat(officer.page(LIST + "IN_HAND").body()).contains(number);
        assertThat(officer.page(LIST + "OFFERED").body()).doesNotContain(number);

        tasks.setAssignee(task, null);
        assertThat(officer.page(LIST + "OFFERED").body()).contains(number);
    }

    @Test
    void a_list_is_sent_again_only_when_something_changed() {
        String number = dispatched("garbage", null);
        Browser officer = as(me);
        String seen = officer.page(LIST + "OFFERED").body().replaceAll("(?s).*name=\"seen\"[^>]* value=\"([^\"]+)\".*", "$1");

        assertThat(officer.page(LIST + "OFFERED?seen=" + seen).statusCode()).isEqualTo(204);

        tasks.claim(task(number, "ClaimRequest").getId(), me);
        HttpResponse<String> changed = officer.page(LIST + "OFFERED?seen=" + seen);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain(number);
        assertThat(officer.page(LIST + "SOMETHING").statusCode()).isEqualTo(400);
        assertThat(officer.page(LIST + "OFFERED/more?due=tomorrow&task=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_long_list_goes_on_where_the_page_before_ended() {
        for (int i = 0; i < 35; i++) {
            dispatched("garbage", null);
        }
        Browser officer = as(me);
        String page = officer.page("/staff/grid").body();
        String next = page.replaceAll("(?s).*hx-get=\"(/staff/grid/lists/OFFERED/more[^\"]+)\".*", "$1").replace("&amp;", "&");

        HttpResponse<String> rest = officer.page(next.replace(":", "%3A"));

        assertThat(rest.statusCode()).as(next).isEqualTo(200);
        List<String> first = numbers(page);
        assertThat(numbers(rest.body())).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    void the_page_of_a_case_draws_the_form_that_was_deployed_with_its_model_and_nothing_that_the_form_does_not_name() {
        String number = dispatched("garbage", null);

        String page = as(me).page("/staff/grid/cases/" + number).body();

        assertThat(page).contains("认领还是退回").contains("returnProposal").contains("data-task=\"").doesNotContain("??")
                .doesNotContain("superiorGroup").doesNotContain("style=");
        assertThat(as(me).page("/staff/grid/cases/" + number + "?lang=en").body()).contains("Take the task")
                .doesNotContain("??");
    }

    @Test
    void the_page_of_a_claim_brings_the_form_that_follows_it_with_the_deadline_of_its_own() {
        String number = dispatched("garbage", null);
        Browser officer = as(me);

        String page = officer.page("/staff/grid/cases/" + number).body();
        assertThat(page).contains("data-element=\"HandleRequest\"")
                .contains("data-when=\"nextStep = &quot;CLAIM&quot; and assignee = null\"").contains("给市民的答复")
                .contains(MINUTE.format(files.open(number).orElseThrow().request().handleDue())).doesNotContain("??")
                .doesNotContain("superiorGroup").doesNotContain("responsibleOfficer");

        act(officer, key(), "COMPLETE", task(number, "ClaimRequest").getId(), CLAIM);
        assertThat(officer.page("/staff/grid/cases/" + number).body()).contains("给市民的答复")
                .doesNotContain("data-element=");
    }

    @Test
    void what_follows_a_claim_is_done_once_after_it_and_not_without_it() {
        String number = dispatched("garbage", null);
        String key = key();
        Browser officer = as(me);
        HttpResponse<String> early = act(officer, key, "FOLLOW", number, HANDLING);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(detail(early)).contains("不在您手上");
        act(officer, key(), "COMPLETE", task(number, "ClaimRequest").getId(), CLAIM);
        assertThat(act(as("grid02"), key(), "FOLLOW", number, HANDLING).statusCode()).as("of another officer").isEqualTo(409);

        List<CompletableFuture<HttpResponse<String>>> calls = List.of(1, 2, 3).stream().map(call ->
                CompletableFuture.supplyAsync(() -> act(officer, key, "FOLLOW", number, HANDLING))).toList();

        assertThat(calls.stream().map(CompletableFuture::join)).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(act(officer, key, "FOLLOW", number, HANDLING).body()).contains("\"repeated\":true");
        assertThat(events(number)).containsOnlyOnce(JournalEvent.CLAIMED, JournalEvent.COMPLETED);
        assertThat(act(officer, key(), "FOLLOW", number, HANDLING).statusCode()).as("done already").isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"element\":\"HandleRequest\",\"variables\":{\"responsibleOfficer\":{\"value\":\"grid02\"}}} | 422",
        "{\"element\":\"HandleRequest\",\"variables\":{\"nextStep\":{\"value\":\"CLAIM\"}}} | 422",
        "{\"element\":\"HandleRequest\",\"variables\":[]} | 400",
        "{\"element\":\"ReviewResult\",\"variables\":{}} | 409",
        "{\"variables\":{}} | 409"})
    void what_follows_is_held_to_its_form_and_to_the_officers_own_hands(String data, int status) {
        String number = dispatched("garbage", null);
        Browser officer = as(me);
        String key = key();
        act(officer, key(), "COMPLETE", task(number, "ClaimRequest").getId(), CLAIM);

        assertThat(act(officer, key, "FOLLOW", number, data).statusCode()).isEqualTo(status);
        assertThat(act(officer, key, "FOLLOW", number, HANDLING).statusCode()).as("the key is free").isEqualTo(200);
    }

    @Test
    void the_same_key_is_done_once_however_often_and_from_wherever_it_is_sent() {
        String number = dispatched("garbage", null);
        String task = task(number, "ClaimRequest").getId();
        String key = key();
        Browser officer = as(me);
        officer.page("/staff/grid");

        List<CompletableFuture<HttpResponse<String>>> calls = List.of(1, 2, 3).stream().map(call ->
                CompletableFuture.supplyAsync(() -> act(officer, key, "COMPLETE", task, CLAIM))).toList();

        assertThat(calls.stream().map(CompletableFuture::join)).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(act(as(me), key, "COMPLETE", task, CLAIM).body()).contains("\"repeated\":true");
        assertThat(events(number)).containsOnlyOnce(JournalEvent.CLAIMED);
        assertThat(files.open(number).orElseThrow().request().state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(act(officer, key, "TAKE", task, "{}").statusCode()).as("another action under the key").isEqualTo(409);
    }

    @Test
    void who_comes_second_is_told_so_in_words_and_changes_nothing() {
        String number = dispatched("garbage", null);
        String task = task(number, "ClaimRequest").getId();
        tasks.claim(task, colleague());

        HttpResponse<String> late = act(as(me), key(), "COMPLETE", task, CLAIM);
        assertThat(late.statusCode()).isIn(403, 404, 409);
        assertThat(detail(late)).contains("认领");

        tasks.complete(task, Map.of("nextStep", "CLAIM"));
        HttpResponse<String> gone = act(as(me), key(), "COMPLETE", task, CLAIM);
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(detail(gone)).contains("已经办完");
        assertThat(events(number)).containsOnlyOnce(JournalEvent.CLAIMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"variables\":{\"responsibleOfficer\":{\"value\":\"grid02\"}}} | 422",
        "{\"variables\":{\"nextStep\":{\"value\":\"ESCAPE\"}}} | 422",
        "{\"variables\":[]} | 400",
        "{\"variables\":{\"nextStep\":{\"value\":\"RETURN\"}}} | 422",
        "no json | 400",
        "[] | 400"})
    void what_the_form_does_not_allow_is_refused_as_in_tasklist_and_leaves_the_key_free(String data, int status) {
        String number = dispatched("garbage", null);
        String task = task(number, "ClaimRequest").getId();
        String key = key();
        Browser officer = as(me);

        HttpResponse<String> refused = act(officer, key, "COMPLETE", task, data);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(detail(refused)).isNotBlank().doesNotContain("Exception");
        assertThat(task(number, "ClaimRequest").getAssignee()).as("nor taken").isNull();
        assertThat(act(officer, key, "COMPLETE", task, CLAIM).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"short, TAKE, x", "'', TAKE, x", "<script>alert(1)</script>, TAKE, x", "0123456789, DELETE, x", "0123456789, '', x"})
    void a_telephone_that_sends_nonsense_is_told_so(String key, String kind, String subject) {
        assertThat(act(as(me), key, kind, subject, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_task_that_there_is_not_and_one_of_another_officer_are_refused() {
        String number = dispatched("garbage", null);

        assertThat(act(as(me), key(), "TAKE", UUID.randomUUID().toString(), "{}").statusCode()).isEqualTo(404);
        assertThat(act(as("grid02"), key(), "TAKE", task(number, "ClaimRequest").getId(), "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void photos_from_the_place_are_added_once_and_only_by_whoever_is_handling_the_case() throws IOException {
        String number = dispatched("garbage", null);
        Browser officer = as(me);
        String key = key();
        String before = "{\"stage\":\"BEFORE\",\"shown\":true}";
        assertThat(act(officer, key, "EVIDENCE", number, before, jpeg()).statusCode()).as("not in hand yet").isEqualTo(409);
        act(officer, key(), "COMPLETE", task(number, "ClaimRequest").getId(), CLAIM);

        assertThat(act(officer, key, "EVIDENCE", number, before, jpeg(), jpeg()).statusCode()).isEqualTo(200);
        assertThat(act(officer, key, "EVIDENCE", number, before, jpeg(), jpeg()).body()).contains("\"repeated\":true");

        assertThat(evidence.of(number)).hasSize(2);
        assertThat(act(officer, key(), "EVIDENCE", number, before, "<svg/>".getBytes()).statusCode()).isEqualTo(422);
        assertThat(act(officer, key(), "EVIDENCE", number, "{\"stage\":\"NEVER\"}", jpeg()).statusCode()).isEqualTo(400);
        assertThat(act(as("grid02"), key(), "EVIDENCE", number, before, jpeg()).statusCode()).isEqualTo(404);
        assertThat(evidence.of(number)).hasSize(2);
    }

    @Test
    void what_was_seen_on_patrol_becomes_a_report_like_any_other_once() throws IOException {
        Browser officer = as(me);
        String key = key();
        String seen = "{\"category\":\"garbage\",\"description\":\"巡查发现路边堆放垃圾，未见清运。\",\"latitude\":\""
                + grid.latitude() + "\",\"longitude\":\"" + grid.longitude() + "\",\"place\":\"东门外\",\"supports\":\"\"}";

        JsonNode first = json.readTree(act(officer, key, "PATROL", "", seen, jpeg()).body());
        JsonNode again = json.readTree(act(officer, key, "PATROL", "", seen, jpeg()).body());

        String number = first.path("trackingNumber").asText();
        assertThat(number).matches("\\d{6}-\\d{6}-\\d");
        assertThat(again.path("trackingNumber").asText()).isEqualTo(number);
        assertThat(jdbc.sql("select channel from service_request where tracking_number = ?").param(number)
                .query(String.class).single()).isEqualTo("patrol");
        await().until(() -> events(number).contains(JournalEvent.DISPATCHED));
        assertThat(officer.page("/staff/grid/cases/" + number).statusCode()).isEqualTo(200);
    }

    @Test
    void a_report_from_patrol_is_held_to_the_rules_of_every_report() {
        HttpResponse<String> refused = act(as(me), key(), "PATROL", "",
                "{\"category\":\"nothing\",\"description\":\" \",\"latitude\":\"x\",\"longitude\":\"1\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(detail(refused).lines().toList()).hasSizeGreaterThan(1);
    }

    private String colleague() {
        return register.members("org-" + grid.townCode()).get(0).id();
    }

    private List<JournalEvent> events(String number) {
        return files.open(number).orElseThrow().steps().stream().map(step -> step.event()).toList();
    }

    private static List<String> numbers(String page) {
        return Pattern.compile("/staff/grid/cases/([\\w-]+)").matcher(page).results()
                .map(found -> found.group(1)).toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String detail(HttpResponse<String> problem) {
        try {
            return json.readTree(problem.body()).path("detail").asText();
        } catch (IOException e) {
            throw new AssertionError(problem.body(), e);
        }
    }

    private Task task(String number, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(key).singleResult();
    }

    private String dispatched(String category, String subject) {
        String number = "GT-" + NUMBERS.incrementAndGet();
        casework.open(new NewRequest(number, "东门的垃圾三天没人收。", category, grid.townCode(), grid.code(),
                "东门", grid.latitude(), grid.longitude(), subject, "test", clock.instant()));
        await().until(() -> events(number).contains(JournalEvent.DISPATCHED));
        return number;
    }

    private HttpResponse<String> act(Browser officer, String key, String kind, String subject, String data, byte[]... photos) {
        try {
            JsonNode pulse = json.readTree(officer.get("/staff/grid/pulse").body());
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            Map.of("key", key, "kind", kind, "subject", subject, "data", data)
                    .forEach((name, value) -> body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                            + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
            for (byte[] photo : photos) {
                body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"x.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                body.write(photo);
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return officer.send(officer.request("/staff/grid/actions").header("Accept", "application/json")
                    .header(pulse.path("header").asText("X-CSRF-TOKEN"), pulse.path("token").asText("none"))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file.toByteArray();
    }
}
