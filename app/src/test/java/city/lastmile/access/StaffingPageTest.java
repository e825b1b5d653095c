package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.register.Availability;
import city.lastmile.register.StaffBook;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Heads enter leave, deputies and conflicts of their own people, on record. */
class StaffingPageTest extends AccessTest {

    private static final String PATH = "/staff/staffing";

    @Autowired
    StaffBook book;
    @Autowired
    Availability availability;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @AfterEach
    void everybody_is_back() {
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), "admin"));
        book.deputies().forEach(deputy -> book.endDeputy(deputy.id(), "admin"));
        book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), "admin"));
    }

    @Test
    void a_head_enters_leave_with_a_deputy_and_ends_it_early_and_both_stay_on_record() {
        Browser head = as("town-head");
        assertThat(head.page("/staff").body()).contains("href=\"" + PATH + "\"");
        leave(head, "town-staff", today(), "town-head");

        assertThat(availability.isAway("town-staff")).isTrue();
        assertThat(availability.deputyOf("town-staff").orElseThrow().id()).isEqualTo("town-head");
        String page = head.page(PATH).body();
        assertThat(page).contains("刘晓梅（社会事务专员）").contains("请假中").contains("代理：张志强（街道办事处主任）");

        String cancel = found("(" + PATH + "/absences/\\d+/cancel)", page);
        head.form(cancel, Map.of("_csrf", token(head)));
        assertThat(availability.isAway("town-staff")).isFalse();
        assertThat(jdbc.sql("""
                select entered_by || ' ' || cancelled_by from absence where officer_id = 'town-staff'
                order by id desc limit 1""").query(String.class).single()).isEqualTo("town-head town-head");
    }

    @Test
    void a_person_is_found_by_name_as_well() {
        leave(as("town-head"), "刘晓梅", today(), "张志强");

        assertThat(availability.isAway("town-staff")).isTrue();
        assertThat(availability.deputyOf("town-staff").orElseThrow().id()).isEqualTo("town-head");
    }

    @Test
    void what_cannot_be_is_said_and_nothing_is_entered() {
        Browser head = as("town-head");
        String token = token(head);
        Map<String, String> backwards = Map.of("_csrf", token, "officer", "town-staff", "firstDay",
                today().plusDays(3).toString(), "lastDay", today().toString(), "deputy", "");
        assertThat(answer(head, PATH + "/absences", backwards)).contains("结束日不早于开始日");
        assertThat(answer(head, PATH + "/absences", Map.of("_csrf", token, "officer", "nobody", "firstDay",
                today().toString(), "lastDay", today().toString()))).contains("没有这个人，或有多人同名");
        assertThat(answer(head, PATH + "/absences", Map.of("_csrf", token, "officer", "town-staff", "firstDay",
                today().toString(), "lastDay", today().toString(), "deputy", "dept-staff"))).contains("代理人须是");
        assertThat(answer(head, PATH + "/conflicts", Map.of("_csrf", token, "officer", "town-staff", "scope",
                "CATEGORY", "subject", "no-such-category", "reason", "RELATIVE"))).contains("请核对代码");

        assertThat(book.absences()).isEmpty();
        assertThat(book.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"town-head,dept-staff", "dept-head,town-staff", "dept-head,leader", "town-head,grid00042", "leader,town-staff"})
    void nobody_enters_anything_of_other_peoples_people(String head, String officer) {
        Browser browser = as(head);
        String token = token(browser);
        String other = officer.startsWith("grid000") ? strangerGridOfficer() : officer;

        assertThat(browser.form(PATH + "/absences", Map.of("_csrf", token, "officer", other, "firstDay",
                today().toString(), "lastDay", today().toString())).statusCode()).isEqualTo(403);
        assertThat(browser.form(PATH + "/conflicts", Map.of("_csrf", token, "officer", other, "scope", "CATEGORY",
                "subject", "garbage", "reason", "RELATIVE")).statusCode()).isEqualTo(403);
        assertThat(book.absences()).isEmpty();
        assertThat(book.conflicts()).isEmpty();
    }

    @Test
    void a_head_ends_nothing_that_another_head_entered_for_other_people() {
        leave(as("town-head"), "town-staff", today(), "");
        long id = book.absences().get(0).id();
        Browser other = as("dept-head");

        assertThat(other.form(PATH + "/absences/" + id + "/cancel", Map.of("_csrf", token(other))).statusCode())
                .isEqualTo(403);
        assertThat(other.page(PATH).body()).doesNotContain("刘晓梅");
        assertThat(book.absences()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-staff", "desk", "supervisor", "designer", "admin"})
    void who_leads_nobody_has_no_such_page(String officer) {
        Browser browser = as(officer);

        assertThat(browser.page("/staff").body()).doesNotContain(PATH);
        assertThat(browser.page(PATH).statusCode()).isEqualTo(403);
        assertThat(browser.form(PATH + "/absences", Map.of("_csrf", Browser.tokenOf(browser.page("/staff/password")),
                "officer", officer, "firstDay", today().toString(), "lastDay", today().toString())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_city_leader_enters_leave_of_heads_and_a_head_names_who_stands_in_for_the_office() {
        leave(as("leader"), "dept-head", today().plusDays(1), "dept-staff");
        assertThat(book.absences()).extracting(StaffBook.Absence::officer).containsExactly("dept-head");

        Browser head = as("town-head");
        head.form(PATH + "/deputies", Map.of("_csrf", token(head), "principal", "370281004", "deputy", "head-370281004"));
        assertThat(availability.deputyOffice("org-370281004")).contains("head-370281004");
        assertThat(head.form(PATH + "/deputies", Map.of("_csrf", token(head), "principal", "370281004", "deputy",
                "dept-urban-management")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_standing_conflict_is_declared_by_class_of_reason_and_ended() {
        Browser head = as("dept-head");
        head.form(PATH + "/conflicts", Map.of("_csrf", token(head), "officer", "dept-staff", "scope", "CATEGORY",
                "subject", "streetLight", "reason", "INTEREST"));
        String page = head.page(PATH + "?lang=en").body();
        assertThat(page).contains("Financial interest").doesNotContain("??");

        head.form(found("(" + PATH + "/conflicts/\\d+/end)", page), Map.of("_csrf", token(head)));
        assertThat(book.conflicts()).isEmpty();
    }

    private String strangerGridOfficer() {
        return jdbc.sql("""
                select id from officer where tier = 'GRID' and organisation_code <> '370281004' order by id limit 1""")
                .query(String.class).single();
    }

    private void leave(Browser head, String officer, LocalDate from, String deputy) {
        HttpResponse<String> answer = head.form(PATH + "/absences", Map.of("_csrf", token(head), "officer", officer,
                "firstDay", from.toString(), "lastDay", from.plusDays(2).toString(), "deputy", deputy));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(head.page(PATH).body()).doesNotContain("role=\"alert\"");
    }

    private static String answer(Browser browser, String path, Map<String, String> fields) {
        HttpResponse<String> answer = browser.form(path, fields);
        return browser.page(answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""))
                .body();
    }

    private static String token(Browser browser) {
        return Browser.tokenOf(browser.page(PATH));
    }

    private static String found(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().map(match -> match.group(1)).findFirst().orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
