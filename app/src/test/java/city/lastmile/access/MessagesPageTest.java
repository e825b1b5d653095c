package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.NewRequest;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staff's list of messages, its count on the home page, and what administrators see of failed ones. */
class MessagesPageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    CaseControl control;
    @Autowired
    CityRegister register;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @BeforeEach
    void the_leader_has_read_everything_so_far() {
        jdbc.sql("update message set read_at = now() where recipient = 'leader' and channel = 'IN_APP'").update();
    }

    @Test
    void what_concerns_an_officer_is_counted_on_the_home_page_until_it_is_read() {
        String number = supervised();
        Browser leader = as("leader");

        assertThat(leader.page("/staff").body()).contains("href=\"/staff/messages\"").contains("未读 1 条");
        HttpResponse<String> list = leader.page("/staff/messages");
        assertThat(list.body()).contains(number).contains("已启动督办").contains("垃圾")
                .contains("href=\"/staff/requests/" + number + "\"");

        String second = supervised();
        leader.form("/staff/messages/read", Map.of("_csrf", Browser.tokenOf(list), "until", value("until", list)));

        assertThat(leader.page("/staff").body()).as("what came since stays unread").contains("未读 1 条");
        assertThat(leader.page("/staff/messages").body()).contains(number).contains(second);
    }

    @Test
    void it_speaks_english_after_the_switch() {
        supervised();

        assertThat(as("leader").page("/staff/messages?lang=en").body()).contains("Supervision of case")
                .contains("Mark all as read").doesNotContain("??");
    }

    @Test
    void nobody_reads_a_colleagues_messages() {
        String number = supervised();

        assertThat(as("grid02").page("/staff/messages").body()).doesNotContain(number);
    }

    @Test
    void a_stranger_is_asked_to_sign_on_first() {
        assertThat(stranger().page("/staff/messages").statusCode()).isEqualTo(302);
    }

    @Test
    void an_administrator_sees_why_a_message_was_given_up_and_starts_it_anew() {
        String number = supervised();
        long id = jdbc.sql("""
                insert into message (tracking_number, fact_of, entry, event, audience, recipient, channel, at_night, confidential,
                    category, state, attempts, next_attempt, last_error, created, done)
                values (:number, :number, 1, 'SUBMITTED', 'RESIDENT', 'resident', 'SMS', false, false, 'garbage', 'FAILED', 12, now(),
                    'The SMS gateway answered 503', now(), now()) returning id""")
                .param("number", number).query(Long.class).single();
        Browser admin = as("admin");

        assertThat(admin.page("/staff").body()).contains("href=\"/staff/messages/failed\"");
        HttpResponse<String> page = admin.page("/staff/messages/failed");
        assertThat(page.body()).contains(number).contains("The SMS gateway answered 503").contains("短信");
        admin.form("/staff/messages/failed/" + id, Map.of("_csrf", Browser.tokenOf(page)));

        assertThat(jdbc.sql("select state from message where id = ?").param(id).query(String.class).single())
                .isEqualTo("WAITING");
        assertThat(admin.page("/staff/messages/failed").body()).doesNotContain(number);
    }

    @Test
    void who_is_no_administrator_sees_and_starts_no_failed_message() {
        Browser head = as("town-head");
        String token = Browser.tokenOf(head.page("/staff/password"));

        assertThat(head.page("/staff").body()).doesNotContain("/staff/messages/failed");
        assertThat(head.page("/staff/messages/failed").statusCode()).isEqualTo(403);
        assertThat(head.form("/staff/messages/failed/1", Map.of("_csrf", token)).statusCode()).isEqualTo(403);
    }

    @Test
    void an_officer_enters_where_messages_are_sent_and_nobody_else_sees_it() {
        Browser head = as("town-head");
        HttpResponse<String> page = head.page("/staff/messages/addresses");

        HttpResponse<String> refused = head.form("/staff/messages/addresses",
                Map.of("_csrf", Browser.tokenOf(page), "mobile", "13800138000", "email", "zhao@example.com"));
        assertThat(refused.body()).contains("这不是可接收短信的手机号码。").contains("这不是可用的电子邮箱地址。");
        head.form("/staff/messages/addresses",
                Map.of("_csrf", Browser.tokenOf(page), "mobile", "+86 139 5728 4163", "email", "zhao@jiaozhou.gov.cn"));

        assertThat(head.page("/staff/messages/addresses").body()).contains("value=\"13957284163\"")
                .contains("value=\"zhao@jiaozhou.gov.cn\"");
        assertThat(as("town-staff").page("/staff/messages/addresses").body()).doesNotContain("13957284163");
        head.form("/staff/messages/addresses", Map.of("_csrf", Browser.tokenOf(page), "mobile", "", "email", ""));
        assertThat(jdbc.sql("select count(*) from officer_address").query(Long.class).single()).isZero();
    }

    /** A request of which the city leaders are told that supervision was opened. */
    private String supervised() {
        String number = "M%08d".formatted(NUMBERS.incrementAndGet());
        assertThat(register.officer("leader").orElseThrow().groups()).contains(GroupIds.CITY_LEADERS);
        casework.open(new NewRequest(number, "垃圾三天没人收。", "garbage", "370281001", "370281001-0001", null, null,
                null, null, "test", clock.instant()));
        control.record(number, JournalNote.bySystem(JournalEvent.SUPERVISION_OPENED, GroupIds.CITY_LEADERS, "RED"));
        return number;
    }

    private static String value(String field, HttpResponse<String> page) {
        return Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(page.body()).results()
                .map((MatchResult match) -> match.group(1)).findFirst().orElseThrow();
    }
}
