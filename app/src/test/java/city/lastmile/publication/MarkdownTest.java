package city.lastmile.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String PICTURE = "0b4f8a00-1111-2222-3333-444455556666";

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "<svg onload=alert(1)>", "<style>*{display:none}</style>",
        "<iframe src=https://example.com></iframe>", "<form action=/report><input name=a></form>", "![x](https://example.com/a.png)",
        "![x](javascript:alert(1))", "<a href=\"&#106;avascript:alert(1)\">x</a>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>", "<base href=//example.com>", "<meta http-equiv=refresh content=0>",
        "<object data=x></object>", "<p onclick=alert(1)>x</p>"})
    void what_could_act_is_taken_out(String markdown) {
        String html = Markdown.html("前文\n\n" + markdown);

        assertThat(html).contains("前文").doesNotContainPattern(
                "(?i)<(script|style|svg|iframe|form|input|object|base|meta|div|math)|<img|\\son\\w+=|(javascript|data):[^<]*\"");
    }

    @Test
    void what_a_text_needs_stays_and_its_titles_begin_below_the_page_s_own() {
        String html = Markdown.html("# 标题\n\n- **一**\n- [二](https://example.com)\n\n|甲|乙|\n|-|-|\n|1|2|");

        assertThat(html).contains("<h2>标题</h2>").contains("<strong>一</strong>").contains("<td>1</td>")
                .contains("href=\"https://example.com\"").contains("noopener").doesNotContain("<h1");
    }

    @Test
    void a_picture_of_the_article_is_shown_and_read_out_and_editors_see_it_before_others() {
        String markdown = "![受理窗口](picture:" + PICTURE + ")";

        assertThat(Markdown.html(markdown)).contains("src=\"/articles/pictures/" + PICTURE + "\"").contains("受理窗口");
        assertThat(Markdown.preview(markdown)).contains("src=\"/staff/articles/pictures/" + PICTURE + "\"");
    }
}
