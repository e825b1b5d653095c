package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignOnTest extends AccessTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_sign_on_page_speaks_chinese_and_english_after_the_switch() {
        Browser browser = stranger();

        assertThat(browser.page("/staff/login").body()).contains("工作人员登录").contains("lang=\"zh\"");
        assertThat(browser.page("/staff/login?lang=en").body()).contains("Staff sign-on").contains("lang=\"en\"");
        assertThat(browser.page("/staff/login").body()).as("kept in the cookie").contains("Staff sign-on");
    }

    @Test
    void an_officer_signs_on_and_sees_name_and_applications() {
        HttpResponse<String> home = as("grid01").page("/staff");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("王海燕").contains("/camunda/app/tasklist/default/")
                .doesNotContain("/camunda/app/cockpit/").doesNotContain("/camunda/app/admin/");
    }

    @Test
    void the_sign_on_leads_to_the_page_that_was_asked_for() {
        Browser browser = stranger();

        HttpResponse<String> sentAway = browser.page("/camunda/app/tasklist/default/");
        assertThat(sentAway.statusCode()).isEqualTo(302);
        assertThat(location(sentAway)).endsWith("/staff/login");

        assertThat(location(browser.signOn("grid01", PASSWORD))).contains("/camunda/app/tasklist/default/");
    }

    @Test
    void the_session_has_another_name_after_the_sign_on_and_its_cookie_is_kept_from_scripts() {
        Browser browser = stranger();
        browser.page("/staff");
        String before = browser.cookie("JSESSIONID").orElseThrow();

        HttpResponse<String> answer = browser.signOn("grid01", PASSWORD);

        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void a_form_without_token_is_refused() {
        Browser browser = stranger();
        browser.page("/staff/login");

        HttpResponse<String> answer = browser.form("/staff/login", Map.of("username", "grid01", "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.page("/staff").statusCode()).isEqualTo(302);
    }

    @Test
    void wrong_unknown_and_disabled_are_told_apart_by_nobody() {
        accounts.setPassword("g00101", PASSWORD);
        accounts.setEnabled("g00101", false);

        for (String name : new String[] {"grid02", "nobody-of-that-name", "g00101"}) {
            HttpResponse<String> answer = stranger().signOn(name, name.equals("g00101") ? PASSWORD : "wrong");
            assertThat(location(answer)).endsWith("/staff/login?error");
        }
        Browser browser = stranger();
        browser.signOn("grid02", "wrong");
        assertThat(browser.page("/staff/login?error").body()).contains("工号或密码不正确");
    }

    @Test
    void an_account_rests_after_five_failures_even_for_the_right_password_and_recovers() {
        for (int attempt = 0; attempt < 5; attempt++) {
            stranger().signOn("town-staff", "wrong");
        }

        assertThat(location(stranger().signOn("town-staff", PASSWORD))).endsWith("?error");

        jdbc.sql("update officer_account set locked_until = now() - interval '1 second' where officer_id = 'town-staff'")
                .update();
        assertThat(location(stranger().signOn("town-staff", PASSWORD))).endsWith("/staff");
    }

    @Test
    void a_session_ends_at_the_next_request_when_the_account_is_closed() {
        accounts.setPassword("g00102", PASSWORD);
        Browser browser = as("g00102");
        assertThat(browser.page("/staff").statusCode()).isEqualTo(200);

        accounts.setEnabled("g00102", false);

        assertThat(location(browser.page("/staff"))).endsWith("/staff/login");
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(browser.get("/engine-rest/version").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_ends_when_the_password_changes_elsewhere() {
        accounts.setPassword("g00103", PASSWORD);
        Browser browser = as("g00103");

        accounts.setPassword("g00103", "another-" + PASSWORD);

        assertThat(location(browser.page("/staff"))).endsWith("/staff/login");
    }

    @Test
    void a_password_that_was_handed_out_is_good_for_choosing_ones_own_only() {
        String handedOut = accounts.issuePassword("g00104");
        Browser browser = Browser.signedOn(port, "g00104", handedOut);
        assertThat(location(browser.page("/staff"))).endsWith("/staff/password");
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(403);

        Browser refused = browser;
        HttpResponse<String> weak = change(refused, handedOut, "lastmile12345");
        assertThat(weak.body()).contains("太常见");

        assertThat(location(change(browser, handedOut, PASSWORD))).endsWith("/staff/login?changed");
        assertThat(as("g00104").page("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void signing_off_ends_the_session() {
        Browser browser = as("grid01");
        String token = Browser.tokenOf(browser.page("/staff"));

        assertThat(location(browser.form("/staff/logout", Map.of("_csrf", token)))).endsWith("/staff/login?out");
        assertThat(location(browser.page("/staff"))).endsWith("/staff/login");
    }

    @Test
    void an_administrator_hands_out_a_password_and_nobody_else_does() {
        Browser admin = as("admin");
        String token = Browser.tokenOf(admin.page("/staff/accounts?officer=g00105"));

        HttpResponse<String> issued = admin.form("/staff/accounts/password", Map.of("officer", "g00105", "_csrf", token));

        assertThat(issued.body()).containsPattern("<code id=\"issued\">[\\w-]{20}</code>");
        assertThat(as("leader").page("/staff/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void own_pages_allow_no_foreign_script_and_no_frame_of_others() {
        HttpResponse<String> page = stranger().page("/staff/login");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'").contains("frame-ancestors 'self'").doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("style=");
    }

    private static HttpResponse<String> change(Browser browser, String current, String wanted) {
        String token = Browser.tokenOf(browser.page("/staff/password"));
        return browser.form("/staff/password",
                Map.of("current", current, "wanted", wanted, "repeated", wanted, "_csrf", token));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect but " + answer.statusCode());
    }
}
