package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the journal keeps as a code is read as words. */
class RecordWordsTest {

    private final RecordWords words = new RecordWords(bundle(), RecordWordsTest::named);

    private static Optional<Explanations.Named> named(String decision, int version, List<String> rules) {
        return decision.equals("callback-policy") && version == 2
                ? Optional.of(new Explanations.Named("电话回访", rules)) : Optional.empty();
    }

    private static ResourceBundleMessageSource bundle() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/casework");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @ParameterizedTest
    @CsvSource({"RETURNED,NOT_MY_DUTY: 请交园林。,不属于本单位职责: 请交园林。,Not our office’s duty: 请交园林。",
            "SUPERVISION_MEASURE,INSTRUCT: 今天办。,督促办理: 今天办。,Instruction: 今天办。",
            "CARD_LIFTED,RED: 停电属实。,红牌: 停电属实。,Red card: 停电属实。"})
    void a_code_at_the_beginning_becomes_the_readers_word(JournalEvent event, String kept, String chinese, String english) {
        assertThat(words.of(event, kept, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(words.of(event, kept, Locale.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"RETURNED,NOT_MY_DUTY「不归我管」: 请交园林。,不归我管: 请交园林。,Not our office’s duty: 请交园林。",
            "RETURNED,road closed「道路封闭（临时）」: 请等。,道路封闭（临时）: 请等。,道路封闭（临时）: 请等。"})
    void an_option_of_a_form_is_told_as_the_form_called_it_or_as_the_reader_calls_it(JournalEvent event, String kept,
            String chinese, String english) {
        assertThat(words.of(event, kept, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(words.of(event, kept, Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void the_day_behind_the_kind_of_an_obstacle_stays() {
        assertThat(words.of(JournalEvent.SHELVING_ASKED, "SEASON, 2026-12-01 08:30: 封冻。", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("季节或施工条件不允许, 2026-12-01 08:30: 封冻。");
    }

    @Test
    void the_rule_that_chose_who_supervises_or_decides_is_told_and_not_asked_of_the_decider() {
        String rule = " · supervision-cards v3: [overdueOrdinary] {督办事由=OVERDUE}";

        assertThat(words.of(JournalEvent.SUPERVISION_OPENED, "YELLOW" + rule, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("黄牌（依据 supervision-cards v3: [overdueOrdinary] {督办事由=OVERDUE}）");
        assertThat(words.of(JournalEvent.CARD_RAISED, "RED" + rule, Locale.ENGLISH)).startsWith("Red card (by supervision-cards v3");
        assertThat(words.of(JournalEvent.SUPERVISION_OPENED, "NONE", Locale.SIMPLIFIED_CHINESE)).isEqualTo("不亮牌");
        assertThat(words.forDecider(JournalEvent.EXTENSION_ASKED, "3: 车 · 料" + rule)).isEqualTo("3: 车 · 料");
        assertThat(words.of(JournalEvent.RETURNED, "请看" + rule, Locale.SIMPLIFIED_CHINESE)).isEqualTo("请看" + rule);
    }

    @Test
    void a_rule_is_told_in_the_tables_own_words_where_it_has_them() {
        String rule = " · callback-policy v2: [紧急事项, 其余事项] {是否投诉件=false}";

        assertThat(words.of(JournalEvent.CALL_PLANNED, rule, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("（依据“电话回访”第 2 版：紧急事项；其余事项）");
        assertThat(words.of(JournalEvent.CALL_PLANNED, rule, Locale.ENGLISH)).startsWith("(by “电话回访”, version 2: ");
        assertThat(words.of(JournalEvent.LOOK_ASKED, rule.replace("v2", "v-"), Locale.ENGLISH)).contains("callback-policy v-");
    }

    @ParameterizedTest
    @CsvSource({"RATED,5/4/3,响应 5 星，结果 4 星，态度 3 星", "MERGED_RATED,261127-000002-7 2/1/2,261127-000002-7 响应 2 星，结果 1 星，态度 2 星",
            "CALLED_BACK,4/4/5 PARTLY,响应 4 星，结果 4 星，态度 5 星 · 部分解决", "REOPENED,no. 2,第 2 次", "RATED,好,好"})
    void stars_and_counts_are_told_in_words(JournalEvent event, String kept, String told) {
        assertThat(words.of(event, kept, Locale.SIMPLIFIED_CHINESE)).isEqualTo(told);
    }

    @Test
    void what_is_no_code_or_an_unknown_one_stays_as_it_is() {
        assertThat(words.of(JournalEvent.RETURNED, "请交园林。", Locale.SIMPLIFIED_CHINESE)).isEqualTo("请交园林。");
        assertThat(words.of(JournalEvent.RETURNED, "NEW_ONE: 词", Locale.SIMPLIFIED_CHINESE)).isEqualTo("NEW_ONE: 词");
        assertThat(words.of(JournalEvent.ASSIGNED, "RED: 词", Locale.SIMPLIFIED_CHINESE)).isEqualTo("RED: 词");
    }
}
