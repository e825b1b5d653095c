package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

/** Scripts of Camunda's applications run only where header and page name the same nonce. */
class OwnNonceTest extends AccessTest {

    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "tasklist", "admin", "welcome"})
    void each_page_vouches_for_its_own_scripts_however_many_ask_at_once(String application) {
        Browser browser = as("admin");

        IntStream.range(0, 60).parallel().mapToObj(time -> browser.page("/camunda/app/" + application + "/default/"))
                .forEach(OwnNonceTest::assertOneNonce);
    }

    private static void assertOneNonce(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        Set<String> scripts = all(IN_PAGE, page.body());
        assertThat(scripts).hasSize(1).isEqualTo(
                all(IN_HEADER, page.headers().firstValue("Content-Security-Policy").orElse("")));
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void a_request_that_comes_in_between_changes_nothing_and_nothing_else_is_kept_apart() throws Exception {
        MockServletContext application = new MockServletContext();
        application.setAttribute("name", "Lastmile");
        ContentSecurityPolicyProvider camunda = new ContentSecurityPolicyProvider();
        camunda.parseParams();

        new OwnNonce().doFilter(new MockHttpServletRequest(application), new MockHttpServletResponse(), (page, answer) -> {
            String header = camunda.getHeaderValue(page.getServletContext());
            new OwnNonce().doFilter(new MockHttpServletRequest(application), new MockHttpServletResponse(),
                    (other, itsAnswer) -> camunda.getHeaderValue(other.getServletContext()));

            assertThat(header).contains("'nonce-" + page.getServletContext().getAttribute(
                    ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE) + "'");
            assertThat(page.getServletContext().getAttribute("name")).isEqualTo("Lastmile");
        });
        assertThat(application.getAttribute(ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE)).isNull();
    }
}
