package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reading by special right: with a reason, for a time, on the record, and never a complaint about one's own house. */
class OpeningsPageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String REASON = "市民来电询问，需核对受理情况。";

    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "admin"})
    void with_a_reason_a_confidential_case_is_read_for_an_hour_and_discipline_inspection_sees_who_and_why(String officer) {
        String number = complaint("370281004");
        Browser browser = as(officer);
        assertThat(browser.page("/staff").body()).contains("href=\"/staff/openings\"");
        assertThat(browser.page("/staff/requests/" + number).statusCode()).isEqualTo(404);

        HttpResponse<String> opened = open(browser, number, REASON);

        assertThat(opened.headers().firstValue("Location").orElseThrow()).endsWith("/staff/requests/" + number);
        assertThat(browser.page("/staff/requests/" + number).body()).contains("您正凭特别授权查看").contains(REASON)
                .doesNotContain("/urging");
        assertThat(files.open(number).orElseThrow().steps()).filteredOn(step -> step.event().name().equals("OPENED"))
                .singleElement().satisfies(step -> {
                    assertThat(step.actor()).isEqualTo(officer);
                    assertThat(step.details()).startsWith(REASON);
                });
        assertThat(as("discipline").page("/staff/openings").body()).contains(number).contains(REASON);
        assertThat(jdbc.sql("select count(*) from message where tracking_number = ? and event = 'OPENED' "
                + "and recipient = 'discipline'").param(number).query(Long.class).single()).isOne();

        jdbc.sql("update opened_case set opened_at = now() - interval '2 h', until = now() - interval '1 h' "
                + "where tracking_number = ?").param(number).update();
        assertThat(browser.page("/staff/requests/" + number).statusCode()).as("the hour is over").isEqualTo(404);
    }

    @Test
    void it_opens_one_case_for_one_person_and_no_other() {
        String number = complaint("370281004");
        String other = complaint("370281004");
        open(as("supervisor"), number, REASON);

        assertThat(as("supervisor").page("/staff/requests/" + other).statusCode()).isEqualTo(404);
        assertThat(as("admin").page("/staff/requests/" + number).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"supervisor,dept-government-office", "admin,dept-big-data"})
    void nobody_opens_a_complaint_about_his_own_organisation_nor_learns_that_there_is_one(String officer, String subject) {
        String number = complaint(subject);
        Browser browser = as(officer);
        String refused = answer(browser, open(browser, number, REASON));
        String unknown = answer(browser, open(browser, "no-such-number", REASON));

        assertThat(refused).contains("没有这个编号，或者您不能打开它。");
        assertThat(refused.replace(number, "")).isEqualTo(unknown.replace("no-such-number", ""));
        assertThat(browser.page("/staff/requests/" + number).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from opened_case where tracking_number = ?").param(number)
                .query(Long.class).single()).isZero();
    }

    @Test
    void without_a_reason_nothing_opens() {
        String number = complaint("370281004");
        Browser supervisor = as("supervisor");

        assertThat(answer(supervisor, open(supervisor, number, "看看"))).contains("请写明理由，10 至 1,000 字。");
        assertThat(supervisor.page("/staff/requests/" + number).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "desk", "designer", "dept-staff"})
    void who_has_no_such_right_has_no_such_page(String officer) {
        String number = complaint("370281004");
        Browser browser = as(officer);
        String token = Browser.tokenOf(browser.page("/staff/password"));

        assertThat(browser.page("/staff").body()).doesNotContain("/staff/openings");
        assertThat(browser.page("/staff/openings").statusCode()).isEqualTo(403);
        assertThat(browser.form("/staff/openings", Map.of("_csrf", token, "number", number, "reason", REASON))
                .statusCode()).isEqualTo(403);
    }

    @Test
    void a_complaint_about_discipline_inspection_is_watched_over_by_the_city_leaders() {
        String number = complaint("dept-discipline");
        open(as("supervisor"), number, REASON);

        assertThat(as("leader").page("/staff/openings?lang=en").body()).contains(number).doesNotContain("??");
        assertThat(as("discipline").page("/staff/openings").body()).doesNotContain(number);
        Browser discipline = as("discipline");
        assertThat(discipline.form("/staff/openings", Map.of("_csrf", Browser.tokenOf(discipline.page("/staff/password")),
                "number", number, "reason", REASON)).statusCode()).as("who watches does not open").isEqualTo(403);
    }

    @Test
    void an_administrator_who_opened_a_case_starts_its_failed_step_again_and_a_supervisor_cannot() {
        String number = complaint("370281004");
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId();
        Job failed = management.createJobQuery().processInstanceId(instance).activityId("HandlingDeadlinePassed")
                .singleResult();
        management.setJobRetries(failed.getId(), 0);
        Browser supervisor = as("supervisor");
        open(supervisor, number, REASON);
        assertThat(supervisor.page("/staff/requests/" + number).body()).contains("有 1 个步骤多次执行失败")
                .doesNotContain("/repair");
        assertThat(supervisor.form("/staff/requests/" + number + "/repair",
                Map.of("_csrf", Browser.tokenOf(supervisor.page("/staff/password")))).statusCode()).isEqualTo(403);

        Browser admin = as("admin");
        open(admin, number, "定时任务执行失败，需重新执行。");
        admin.form("/staff/requests/" + number + "/repair",
                Map.of("_csrf", Browser.tokenOf(admin.page("/staff/requests/" + number))));

        assertThat(management.createJobQuery().jobId(failed.getId()).singleResult().getRetries()).isOne();
        assertThat(files.open(number).orElseThrow().steps()).filteredOn(step ->
                step.event().name().equals("STARTED_AGAIN")).extracting(step -> step.actor() + " " + step.details())
                .containsExactly("admin HandlingDeadlinePassed");
    }

    private static HttpResponse<String> open(Browser browser, String number, String reason) {
        return browser.form("/staff/openings", Map.of("_csrf", Browser.tokenOf(browser.page("/staff/openings")), "number",
                number, "reason", reason));
    }

    private static String answer(Browser browser, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/staff/openings");
        return browser.page("/staff/openings").body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private String complaint(String subject) {
        String number = "O%08d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "工作人员态度恶劣。", "officerConduct", "370281004", null, null, null, null,
                subject, "test", clock.instant()));
        await().until(() -> !files.open(number).orElseThrow().offices().isEmpty());
        return number;
    }
}
