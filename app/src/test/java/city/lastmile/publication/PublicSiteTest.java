package city.lastmile.publication;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The residents' site over HTTP: what is public is there for everybody, and nothing else is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicSiteTest {

    @LocalServerPort
    int port;
    @Autowired
    Editorial editorial;
    @Autowired
    ArticleStore articles;
    @Autowired
    PublicShelf shelf;
    @Autowired
    Clock clock;

    private long guide;
    private long draft;
    private UUID picture;
    private UUID hidden;

    @BeforeAll
    void publish() {
        guide = written("窨井盖异响怎么报", "noise");
        draft = written("还没有审核的指南", "noise");
        picture = pictureOf(guide);
        hidden = pictureOf(draft);
        shelf.put(articles.find(guide).orElseThrow(), articles.version(guide, 1).orElseThrow(), clock.instant());
    }

    private long written(String title, String category) {
        return editorial.create(new ArticleForm(0, ArticleKind.GUIDE, Network.SAFETY, title, "车一过就响。",
                "<script>alert(1)</script>正文", "所有人", "位置\n照片", "网上", "两天", "https://example.com/?a=1&b=2", List.of(category),
                "", "", ""), "dept-housing", "dept-staff");
    }

    private UUID pictureOf(long article) {
        UUID id = UUID.randomUUID();
        articles.addPicture(id, article, new byte[] {1, 2, 3}, "dept-staff", clock.instant());
        return id;
    }

    @Test
    void a_guide_says_what_who_papers_where_and_how_long_and_its_script_is_gone() {
        HttpResponse<String> page = get("/articles/" + guide);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("窨井盖异响怎么报", "谁可以办", "要带什么", "在哪里办", "多久办好", "网上办理", "正文")
                .doesNotContain("alert(1)");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
    }

    @Test
    void it_is_listed_found_and_offered_and_a_draft_is_not() {
        for (String path : List.of("/guides", "/guides?network=safety", "/networks/safety", "/search?q=" + encoded("窨井盖异响"),
                "/feeds/articles.atom?kind=guides&organisation=dept-housing")) {
            assertThat(get(path).body()).as(path).contains("窨井盖异响怎么报").doesNotContain("还没有审核");
        }
        assertThat(get("/guides?network=party").body()).doesNotContain("窨井盖异响怎么报");
        assertThat(get("/articles/" + draft).statusCode()).isEqualTo(404);
        Visitor visitor = Visitor.with(port);
        assertThat(visitor.form(visitor.page("/report"), "/report/guides", Map.of("category", "noise",
                "description", "")).body()).contains("窨井盖异响怎么报").doesNotContain("还没有审核").doesNotContain("<html");
    }

    @Test
    void a_picture_is_public_with_its_article_and_not_before() {
        assertThat(get("/articles/pictures/" + picture).statusCode()).isEqualTo(200);
        assertThat(get("/articles/pictures/" + hidden).statusCode()).isEqualTo(404);
        assertThat(get("/staff/articles/pictures/" + hidden).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/figures", "/guides", "/news", "/notices", "/networks/party", "/search", "/search?q=%00%27%3B", "/map",
        "/map?town=370281001", "/map/requests.json", "/subscribe", "/feeds/articles.atom", "/feeds/requests.atom?town=370281001",
        "/guides?page=-1", "/guides?page=99999999999", "/guides?network=none", "/search?q=%F0%A0%AE%B7"})
    void every_page_answers_whatever_stands_in_its_address(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/networks/none", "/articles/999999999", "/articles/x", "/map?town=none", "/map/requests.json?town=none",
        "/feeds/articles.atom?kind=none", "/feeds/articles.atom?organisation=none", "/feeds/requests.atom",
        "/feeds/requests.atom?town=none", "/feeds/requests.atom?grid=none",
        "/articles/pictures/00000000-0000-0000-0000-000000000000"})
    void what_is_not_there_is_said_to_be_not_there(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_feed_is_well_formed_and_whole() throws Exception {
        Document feed = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(get("/feeds/articles.atom?kind=guides").body())));

        assertThat(feed.getDocumentElement().getTagName()).isEqualTo("feed");
        for (String part : List.of("id", "title", "updated", "author", "entry", "summary")) {
            assertThat(feed.getElementsByTagName(part).getLength()).as(part).isPositive();
        }
    }

    @Test
    void who_changes_the_language_or_the_print_keeps_what_he_searched_for() {
        String page = get("/search?q=" + encoded("窨井盖异响") + "&lang=zh-CN").body();

        assertThat(page).contains("href=\"?q=" + encoded("窨井盖异响") + "&amp;lang=en\"")
                .contains("href=\"?q=" + encoded("窨井盖异响") + "&amp;lang=zh-CN&amp;print=large\"");
        assertThat(get("/no-such-page?q=%22%3E%3Cscript%3E").body()).contains("lang=en").doesNotContain("<script>");
    }

    @Test
    void who_gives_his_position_is_shown_the_feed_of_his_grid_and_who_stands_elsewhere_that_it_is_elsewhere() {
        String here = get("/subscribe?latitude=36.2640&longitude=120.0060").body();

        assertThat(here).contains("三里河街道").containsPattern("href=\"/feeds/requests.atom\\?grid=[0-9-]+\"");
        assertThat(get("/subscribe?latitude=31.23&longitude=121.47").body()).contains("不在本市范围内")
                .doesNotContain("atom?grid=");
        assertThat(get("/subscribe?latitude=north&longitude=121.47").statusCode()).isEqualTo(400);
    }

    @Test
    void a_browser_that_looks_for_an_icon_by_itself_finds_it() {
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) {
        return Visitor.with(port).page(path);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
