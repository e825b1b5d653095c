package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.support.Visitor;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A resident who subscribes to a place by e-mail: the page, the mail that the running application sends, its links. */
class SubscribeByMailTest extends PortalTest {

    private static final GreenMail MAILBOX = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final String SITE = "https://12345.jiaozhou.gov.cn";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(SITE) + "(/subscribe/(confirm|leave)/[\\w-]+)");

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        MAILBOX.start();
        settings.add("spring.mail.host", () -> "localhost");
        settings.add("spring.mail.port", () -> MAILBOX.getSmtp().getPort());
        settings.add("lastmile.notification.mail.from", () -> "12345@jiaozhou.gov.cn");
        settings.add("lastmile.notification.site", () -> SITE);
        settings.add("lastmile.notification.deliver", () -> true);
        settings.add("lastmile.notification.places.per-network", () -> 100);
    }

    @AfterAll
    static void close() {
        MAILBOX.stop();
    }

    @Test
    void a_link_in_a_mail_confirms_and_another_ends_it_each_by_a_button_and_nothing_of_the_address_stays() {
        String email = "sun.li@mail.jiaozhou.gov.cn";
        HttpResponse<String> answer = ask(email, "370281001");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).as("where it is said").endsWith("#mail");
        assertThat(resident.page(Visitor.location(answer)).body()).contains("请到邮箱里点确认链接").doesNotContain("??");
        String mail = mailTo(email);

        String confirm = link(mail, "confirm");
        HttpResponse<String> question = resident.page(confirm);
        assertThat(question.body()).contains("确认订阅", "阜安街道").doesNotContain("??").doesNotContain(email);
        assertThat(confirmed(email)).as("a program that only looks confirms nothing").isFalse();
        assertThat(resident.form(question, confirm, Map.of()).body()).contains("订阅好了").doesNotContain("??");
        assertThat(confirmed(email)).isTrue();

        String leave = link(mail, "leave");
        assertThat(resident.page(leave).body()).contains("退订").doesNotContain("??");
        assertThat(confirmed(email)).as("nor unsubscribes").isTrue();
        HttpResponse<String> left = pressed(leave);
        assertThat(left.statusCode()).as("a mail program's own button, without cookies or a page").isEqualTo(200);
        assertThat(left.body()).contains("已退订");
        assertThat(kept(email)).isZero();
        assertThat(pressed(leave).statusCode()).as("pressed twice").isEqualTo(200);
        assertThat(resident.page(confirm).statusCode()).isEqualTo(404);
    }

    @Test
    void the_grid_around_a_point_can_be_subscribed_to_in_english() {
        String email = "john@mail.jiaozhou.gov.cn";
        HttpResponse<String> page = resident.page("/subscribe?lang=en&latitude=36.2640&longitude=120.0060");
        String grid = found(page, "<option value=\"([0-9-]{10,})\"");

        resident.form(page, "/subscribe", Map.of("email", email, "place", grid));

        String mail = mailTo(email);
        assertThat(mail).contains("Somebody asked to be told at this address");
        assertThat(resident.page(link(mail, "confirm")).body()).contains("Confirm the subscription");
    }

    @Test
    void a_known_and_an_unknown_address_get_the_same_answer() {
        ask("zhou@mail.jiaozhou.gov.cn", "370281001");

        HttpResponse<String> known = ask("zhou@mail.jiaozhou.gov.cn", "370281001");
        HttpResponse<String> unknown = ask("wu.fang@mail.jiaozhou.gov.cn", "370281001");

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(known.headers().firstValue("Location")).isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            zh-CN, '', 370281001, 无法收信
            zh-CN, nobody at home, 370281001, 无法收信
            zh-CN, li@mail.jiaozhou.gov.cn, '', 请从列表中选择
            zh-CN, li@mail.jiaozhou.gov.cn, 370281999, 请从列表中选择
            zh-CN, "><script>alert(1)</script>@x.cn, 370281001, 无法收信
            en, no-reply@mail.jiaozhou.gov.cn, 370281001, No message can be sent
            en, li@mail.jiaozhou.gov.cn, "'; drop table place_subscription; --", Please choose a town
            """)
    void what_cannot_be_is_told_beside_its_field_and_what_was_typed_stays(String language, String email, String place,
            String told) {
        resident.page("/subscribe?lang=" + language);

        HttpResponse<String> answer = ask(email, place);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(told).doesNotContain("<script>alert").doesNotContain("??");
        assertThat(kept(email)).isZero();
    }

    @Test
    void a_link_that_nobody_was_sent_does_nothing_and_says_so() {
        assertThat(resident.page("/subscribe/confirm/AAAA").statusCode()).isEqualTo(404);
        assertThat(pressed("/subscribe/confirm/" + "A".repeat(43)).body()).contains("链接无效").doesNotContain("??");
        assertThat(pressed("/subscribe/leave/AAAA").body()).contains("已退订");
    }

    @Test
    void a_form_that_comes_from_no_page_of_ours_subscribes_nobody() {
        assertThat(pressed("/subscribe").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> ask(String email, String place) {
        return resident.form(resident.page("/subscribe"), "/subscribe", Map.of("email", email, "place", place));
    }

    /** By a program that has seen no page and keeps no cookies. */
    private HttpResponse<String> pressed(String path) {
        return Visitor.withoutCookies(port).post(path, "List-Unsubscribe=One-Click", "Accept", "text/html");
    }

    private static String mailTo(String email) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> texts(email), texts -> !texts.isEmpty()).get(0);
    }

    private static List<String> texts(String email) throws Exception {
        return Arrays.stream(MAILBOX.getReceivedMessages()).filter(mail -> isTo(mail, email)).map(SubscribeByMailTest::text).toList();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().equals(email);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (java.io.IOException | jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String link(String mail, String what) {
        Matcher link = LINK.matcher(mail);
        while (link.find()) {
            if (link.group(2).equals(what)) {
                return link.group(1);
            }
        }
        throw new AssertionError("no link to " + what + " in " + mail);
    }

    private boolean confirmed(String email) {
        return jdbc.sql("select count(*) from place_subscription where email = ? and confirmed is not null").param(email)
                .query(Long.class).single() == 1;
    }

    private long kept(String email) {
        return jdbc.sql("select count(*) from place_subscription where email = ?").param(email).query(Long.class).single();
    }
}
