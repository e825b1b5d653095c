package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What arbitration decided is before those who maintain the table that did not say it. */
class PrecedentsPageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PAGE = "/staff/precedents";

    @Autowired
    Casework casework;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @Test
    void a_designer_finds_from_home_who_was_made_responsible_and_why_but_not_the_case() {
        String number = arbitrated("streetLight");
        Browser designer = as("designer");

        assertThat(designer.page("/staff").body()).contains("href=\"/staff/precedents\"");
        assertThat(designer.page(PAGE).body()).contains(number).contains("路灯").contains("按三定方案由城管负责。")
                .doesNotContain("/staff/requests/" + number);
        assertThat(designer.page(PAGE + "?category=streetLight").body()).contains(number);
        assertThat(designer.page(PAGE + "?category=garbage").body()).doesNotContain(number);
        assertThat(designer.page(PAGE + "?lang=en").body()).contains("Precedents of responsibility").doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "leader", "supervisor"})
    void who_arbitrates_or_leads_goes_from_the_precedent_to_the_case(String reader) {
        String number = arbitrated("streetLight");

        assertThat(as(reader).page(PAGE).body()).contains("/staff/requests/" + number);
        assertThat(as(reader).page("/staff/requests/" + number).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "dept-staff", "admin"})
    void others_have_no_such_page(String officer) {
        assertThat(as(officer).page("/staff").body()).doesNotContain("/staff/precedents");
        assertThat(as(officer).page(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void of_a_complaint_about_officers_there_is_none() {
        String number = arbitrated("officerConduct");

        assertThat(as("leader").page(PAGE).body()).doesNotContain(number);
        assertThat(as("designer").page(PAGE + "?category=officerConduct").body()).doesNotContain(number);
    }

    private String arbitrated(String category) {
        String number = "PR%06d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "东门路灯不亮。", category, "370281001", "370281001-0001", null, null, null,
                category.equals("officerConduct") ? "370281001" : null, "test", clock.instant()));
        jdbc.sql("""
                insert into responsibility_precedent (tracking_number, category, town, returned_by, decided_group, grounds,
                    decided_by, decided_at)
                values (?, ?, '370281001', 'org-dept-parks', 'org-dept-urban-management', '按三定方案由城管负责。', 'desk', now())""")
                .param(number).param(category).update();
        return number;
    }
}
