package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.NewRequest;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page that every form in Tasklist links to. */
class CasePageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    CaseControl control;
    @Autowired
    CityRegister register;
    @Autowired
    Clock clock;

    @Test
    void the_responsible_officer_reads_words_place_steps_and_why_it_is_his() {
        String number = dispatched("garbage", null);

        HttpResponse<String> page = as("grid01").page("/staff/requests/" + number);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;b&gt;东门&lt;/b&gt;").doesNotContain("<b>东门</b>")
                .contains("垃圾清运").contains("网格").contains("市民提交诉求").contains("研判分派")
                .contains("责任归属").contains("命中规则").contains(" [simpleMatter]").contains("紧急程度 = 一般").contains("类别 = 垃圾清运")
                .contains("data-latitude=\"36.264\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"town-head", "leader", "desk", "supervisor"})
    void superiors_the_desk_and_supervisors_read_it(String officer) {
        assertThat(as(officer).page("/staff/requests/" + dispatched("garbage", null)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid02", "dept-head", "designer", "admin"})
    void whose_business_it_is_not_is_told_no_more_than_of_a_case_that_does_not_exist(String officer) {
        Browser browser = as(officer);
        HttpResponse<String> foreign = browser.page("/staff/requests/" + dispatched("garbage", null));

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(browser.page("/staff/requests/no-such-number").body());
    }

    @Test
    void a_complaint_about_an_office_is_read_by_discipline_inspection_alone() {
        String number = dispatched("officerConduct", "370281004");

        assertThat(as("discipline").page("/staff/requests/" + number).body()).contains("保密件");
        for (String officer : new String[] {"town-head", "town-staff", "grid01", "leader", "desk", "supervisor"}) {
            assertThat(as(officer).page("/staff/requests/" + number).statusCode()).as(officer).isEqualTo(404);
        }
    }

    @Test
    void a_stranger_is_asked_to_sign_on_first() {
        HttpResponse<String> page = stranger().page("/staff/requests/" + dispatched("garbage", null));

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/staff/login");
    }

    @Test
    void the_number_typed_on_the_home_page_leads_to_the_case() {
        String number = dispatched("garbage", null);

        HttpResponse<String> answer = as("supervisor").page("/staff/requests?number=%20" + number);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/staff/requests/" + number);
    }

    @Test
    void it_speaks_english_after_the_switch() {
        assertThat(as("leader").page("/staff/requests/" + dispatched("garbage", null) + "?lang=en").body())
                .contains("Responsible office").contains("Reported by the resident").doesNotContain("??");
    }

    @Test
    void a_supervisor_urges_on_the_record_and_an_officer_who_handles_cannot() {
        String number = dispatched("garbage", null);
        Browser supervisor = as("supervisor");
        String token = Browser.tokenOf(supervisor.page("/staff/requests/" + number));

        HttpResponse<String> urged = supervisor.form("/staff/requests/" + number + "/urging", Map.of("_csrf", token));
        assertThat(urged.headers().firstValue("Location").orElse("")).endsWith("?urged=DONE");
        assertThat(supervisor.page("/staff/requests/" + number + "?urged=DONE").body()).contains("已记录催办。").contains("催办");

        Browser officer = as("grid01");
        assertThat(officer.page("/staff/requests/" + number).body()).doesNotContain("/urging");
        assertThat(officer.form("/staff/requests/" + number + "/urging",
                Map.of("_csrf", Browser.tokenOf(officer.page("/staff")))).statusCode()).isEqualTo(403);
    }

    @Test
    void who_stands_above_a_case_opens_a_supervision_by_hand_and_says_why() {
        String number = dispatched("garbage", null);
        Browser head = as("town-head");

        assertThat(press(head, number, "supervision", Map.of("words", " "))).isEqualTo(302);
        assertThat(steps(number)).doesNotContain(JournalEvent.SUPERVISION_ORDERED);

        assertThat(press(head, number, "supervision", Map.of("words", "群众反映强烈。"))).isEqualTo(302);
        await().until(() -> steps(number).contains(JournalEvent.SUPERVISION_ORDERED));
        assertThat(head.page("/staff/requests/" + number).body()).contains("群众反映强烈。");

        press(head, number, "supervision", Map.of("words", "再来一次。"));
        assertThat(head.page("/staff/requests/" + number).body()).contains("本单位已对该诉求立案督办");
        assertThat(steps(number)).containsOnlyOnce(JournalEvent.SUPERVISION_ORDERED);
    }

    @Test
    void the_desk_makes_a_request_of_its_own_of_a_part_and_is_told_what_is_wrong_with_one() {
        String number = dispatched("garbage", null);
        Browser desk = as("desk");

        press(desk, number, "split", Map.of("category", "noSuchCategory", "words", "路灯不亮。"));
        assertThat(desk.page("/staff/requests/" + number).body()).contains("没有可用的类别：noSuchCategory");
        press(desk, number, "split", Map.of("category", "streetLight", "words", " "));
        assertThat(desk.page("/staff/requests/" + number).body()).contains("每件请填写要办的事");
        assertThat(files.open(number + "-1")).isEmpty();

        press(desk, number, "split", Map.of("category", "streetLight", "words", "路灯不亮。"));
        assertThat(files.open(number + "-1").orElseThrow().request().category()).isEqualTo("streetLight");
        assertThat(desk.page("/staff/requests/" + number).body()).contains(number + "-1");
    }

    @Test
    void who_handles_a_case_neither_supervises_nor_splits_it() {
        String number = dispatched("garbage", null);
        Browser officer = as("grid01");

        assertThat(officer.page("/staff/requests/" + number).body()).doesNotContain("/supervision").doesNotContain("/split");
        assertThat(press(officer, number, "supervision", Map.of("words", "督办"))).isEqualTo(403);
        assertThat(press(officer, number, "split", Map.of("category", "streetLight", "words", "路灯"))).isEqualTo(403);
        assertThat(steps(number)).doesNotContain(JournalEvent.SUPERVISION_ORDERED, JournalEvent.SPLIT);
    }

    private static int press(Browser browser, String number, String form, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", Browser.tokenOf(browser.page("/staff/requests/" + number)));
        return browser.form("/staff/requests/" + number + "/" + form, all).statusCode();
    }

    private List<JournalEvent> steps(String number) {
        return files.open(number).orElseThrow().steps().stream().map(CaseFile.Step::event).toList();
    }

    @Test
    void who_declares_a_conflict_loses_sight_of_the_case_on_every_page() {
        String number = dispatched("streetLight", null);
        Browser officer = as("dept-staff");
        assertThat(tasksSeen(officer, number)).isEqualTo("{\"count\":1}");

        HttpResponse<String> answer = officer.form("/staff/requests/" + number + "/conflict",
                Map.of("_csrf", Browser.tokenOf(officer.page("/staff/requests/" + number)), "reason", "RELATIVE"));

        assertThat(officer.page(answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""))
                .body()).contains("已登记回避");
        assertThat(officer.page("/staff/requests/" + number).statusCode()).isEqualTo(404);
        assertThat(tasksSeen(officer, number)).isEqualTo("{\"count\":0}");
        assertThat(tasksSeen(as("dept-head"), number)).as("a colleague").isEqualTo("{\"count\":1}");
        assertThat(as("dept-head").page("/staff/requests/" + number).body()).contains("申报回避").contains("亲属关系");
    }

    @Test
    void who_took_over_from_whom_is_told_by_name() {
        String number = dispatched("garbage", null);
        control.record(number, JournalNote.bySystem(JournalEvent.HANDED_OVER, null,
                "grid01 → town-head · stand-in v1: [superiorStandsIn]"));
        control.record(number, JournalNote.bySystem(JournalEvent.STOOD_IN, null,
                "org-dept-parks → head-370281004 · stand-in v1: [superiorStandsIn]"));

        assertThat(as("leader").page("/staff/requests/" + number).body())
                .contains("王海燕（网格员） → 张志强（街道办事处主任） · stand-in").contains("→ 三里河街道负责人 · stand-in");
    }

    private static String tasksSeen(Browser officer, String number) {
        return officer.open("tasklist").call("POST", "/camunda/api/engine/engine/default/task/count",
                "{\"processInstanceBusinessKey\":\"" + number + "\"}").body();
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "C%08d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "垃圾三天没人收。", category, place.grid().townCode(), place.grid().code(),
                "<b>东门</b>", 36.2640, 120.0060, subject, "test", clock.instant()));
        await().until(() -> !files.open(number).orElseThrow().offices().isEmpty());
        return number;
    }
}
