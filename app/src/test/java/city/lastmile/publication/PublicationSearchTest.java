package city.lastmile.publication;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.publication.Publications.Shelf;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Chinese words are found in the real database, best first and by its index. Each test's articles are gone after it. */
@ProcessTest
@Transactional
class PublicationSearchTest {

    private static final Shelf ALL = new Shelf(null, null, null);

    @Autowired
    Editorial editorial;
    @Autowired
    ArticleStore articles;
    @Autowired
    PublicShelf shelf;
    @Autowired
    Publications publications;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    private long heating;
    private long card;

    @BeforeEach
    void publish() {
        heating = published("暖气不热怎么办", "先排气，再报修。", "室温不达标，可以申请上门测温。", List.of("heating"));
        card = published("社保卡补换", "社保卡丢失怎么补。", "在手机上办理。补卡期间也能看病。Wi-Fi 可用。", List.of());
    }

    @ParameterizedTest
    @CsvSource({"暖气", "不热", "暖气不热", "测温", "室温达标不", "暖", "热", "'暖气，报修'", "请问我家的暖气为什么不热呢"})
    void a_word_is_found_wherever_it_stands(String words) {
        assertThat(found(words)).contains(heating).doesNotContain(card);
    }

    @ParameterizedTest
    @CsvSource({"社保卡", "卡丢", "ＷＩ－ＦＩ", "wi"})
    void words_are_found_in_parts_and_in_any_width_or_case(String words) {
        assertThat(found(words)).contains(card).doesNotContain(heating);
    }

    @ParameterizedTest
    @CsvSource({"独木成林", "''", "'   '", "%", "'; drop table article; --", "!&|()<->:*"})
    void what_is_nowhere_is_not_found_and_nothing_breaks(String words) {
        assertThat(found(words)).doesNotContain(heating, card);
    }

    @Test
    void what_has_the_words_in_its_title_comes_before_what_mentions_them() {
        long mentioning = published("老旧小区改造问答", "改造后的事。", "改造后如果暖气不热，请联系物业。", List.of());

        assertThat(found("暖气不热")).containsSubsequence(heating, mentioning);
    }

    @Test
    void a_shelf_holds_only_its_own() {
        assertThat(publications.search(new Shelf(ArticleKind.NOTICE, null, null), "暖气", 10)).isEmpty();
        assertThat(publications.search(new Shelf(ArticleKind.GUIDE, Network.LIVELIHOOD, "dept-urban-management"), "暖气", 10))
                .extracting(Headline::id).containsExactly(heating);
        assertThat(publications.list(new Shelf(null, Network.LIVELIHOOD, null), 0, 1)).extracting(Headline::id)
                .containsExactly(card);
        assertThat(publications.list(new Shelf(null, Network.LIVELIHOOD, null), 1, 1)).extracting(Headline::id)
                .containsExactly(heating);
    }

    @Test
    void a_report_is_answered_by_the_guides_of_its_category_and_then_by_those_that_speak_of_the_same() {
        assertThat(answering("heating", "")).containsExactly(heating);
        assertThat(answering("heating", "社保卡丢失了怎么补")).startsWith(heating).contains(card);
        assertThat(answering("", "我家的暖气一直不热")).containsExactly(heating);
        assertThat(answering("noise", "楼下广场舞太吵")).isEmpty();
        assertThat(answering("", "")).isEmpty();
    }

    @Test
    void the_index_finds_it_without_reading_every_article() {
        jdbc.sql("set local enable_seqscan = off").update();

        List<String> plan = jdbc.sql("explain select article from public_article where search @@ cast(? as tsquery)")
                .param(SearchWords.all("暖气不热")).query(String.class).list();

        assertThat(plan).anyMatch(line -> line.contains("public_article_search"));
    }

    private List<Long> found(String words) {
        return publications.search(ALL, words, 50).stream().map(Headline::id).toList();
    }

    private List<Long> answering(String category, String words) {
        return publications.answering(category, words, 5).stream().map(Headline::id).toList();
    }

    private long published(String title, String summary, String body, List<String> categories) {
        ArticleForm form = new ArticleForm(0, ArticleKind.GUIDE, Network.LIVELIHOOD, title, summary, body, "", "", "", "", "",
                categories, "", "", "");
        long id = editorial.create(form, "dept-urban-management", "dept-staff");
        shelf.put(articles.find(id).orElseThrow(), articles.version(id, 1).orElseThrow(), clock.instant());
        return id;
    }
}
