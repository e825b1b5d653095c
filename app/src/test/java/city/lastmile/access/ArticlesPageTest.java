package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where guides, news and notices are written: who may write, and that an office's drafts are its own. */
class ArticlesPageTest extends AccessTest {

    private static final String ARTICLES = "/staff/articles";

    @ParameterizedTest
    @CsvSource({"town-head,200", "town-staff,200", "dept-head,200", "dept-staff,200", "desk,200", "discipline,200",
            "grid01,403", "leader,403", "supervisor,403", "designer,403", "admin,403"})
    void heads_and_staff_of_offices_write_and_nobody_else(String officer, int status) {
        Browser browser = as(officer);

        assertThat(browser.page(ARTICLES).statusCode()).isEqualTo(status);
        assertThat(browser.page(ARTICLES + "/new").statusCode()).isEqualTo(status);
        assertThat(browser.page("/staff").body().contains("href=\"/staff/articles\"")).isEqualTo(status == 200);
    }

    @Test
    void strangers_are_asked_to_sign_on_first() {
        assertThat(stranger().page(ARTICLES).statusCode()).isEqualTo(302);
    }

    @Test
    void a_draft_is_read_and_changed_in_its_own_office_alone() {
        Browser author = as("dept-staff");
        HttpResponse<String> saved = author.form(ARTICLES, Map.of("_csrf", Browser.tokenOf(author.page(ARTICLES + "/new")),
                "kind", "NEWS", "network", "LIVELIHOOD", "title", "只在本单位的草稿", "summary", "还没有送审。",
                "body", "正文。"));
        String draft = saved.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");

        assertThat(author.page(draft).body()).contains("只在本单位的草稿");
        assertThat(as("dept-head").page(draft).statusCode()).isEqualTo(200);
        for (String other : new String[] {"town-head", "town-staff", "grid01", "designer"}) {
            assertThat(as(other).page(draft).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(as("supervisor").page(draft).statusCode()).isEqualTo(200);
        assertThat(stranger().page(draft.replace("/staff", "")).statusCode()).isEqualTo(404);
    }
}
