package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Duplicates;
import city.lastmile.support.Visitor;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class FollowPageTest extends PortalTest {

    private static final String OFFICER = "王海燕";

    @Autowired
    Duplicates duplicates;

    private HttpResponse<String> opened(Visitor visitor, String number, String code) {
        return visitor.form(visitor.page("/follow"), "/follow", Map.of("number", number, "code", code));
    }

    private HttpResponse<String> form(Slip slip, String what, Map<String, String> fields) {
        return resident.form(resident.page(slip.path()), slip.path() + what, fields);
    }

    private static Map<String, String> stars(String response, String words) {
        Map<String, String> stars = new LinkedHashMap<>(Map.of("result", "4", "attitude", "5", "words", words));
        stars.put("response", response);
        return stars;
    }

    @Test
    void number_and_code_show_state_office_deadline_and_steps_but_no_private_name() {
        Slip slip = accepted(fields());
        task(slip, "ClaimRequest");
        resident = Visitor.with(port);

        HttpResponse<String> answer = opened(resident, slip.number().replace("-", " "), slip.code().toLowerCase());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(answer)).isEqualTo(slip.path());
        assertThat(followed(slip).body()).contains("待认领").contains("网格").contains("认领期限").contains("办理期限")
                .contains("提交诉求，已受理").contains("完成研判，分派办理").doesNotContain(OFFICER).doesNotContain("grid01");
        assertThat(resident.page(slip.path() + "?lang=en").body()).contains("Waiting to be claimed")
                .contains("To be handled by").contains("Assessed and assigned").doesNotContain("??");
    }

    @Test
    void a_report_is_shown_to_no_browser_that_has_not_shown_the_code() {
        Slip slip = accepted(fields());
        Visitor stranger = Visitor.with(port);

        assertThat(Visitor.location(stranger.page(slip.path()))).isEqualTo("/follow?number=" + slip.number());
        assertThat(Visitor.location(stranger.page(slip.path() + "/receipt"))).startsWith("/follow?number=");
        assertThat(Visitor.location(stranger.form(stranger.page("/follow"), slip.path() + "/withdrawal",
                Map.of("sure", "yes")))).startsWith("/follow?number=");
        assertThat(followed(slip).body()).doesNotContain("您撤回了诉求");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 没有找到", "en, Nothing found"})
    void a_wrong_code_and_an_unknown_number_show_the_same_page(String language, String words) {
        Slip slip = accepted(fields());
        resident.page("/follow?lang=" + language);

        HttpResponse<String> wrong = opened(resident, slip.number(), "0000-0000-0000");
        HttpResponse<String> unknown = opened(resident, "200101-000001-0", "0000-0000-0000");

        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains(words);
        assertThat(plain(wrong, slip.number())).isEqualTo(plain(unknown, "200101-000001-0"));
    }

    private static String plain(HttpResponse<String> page, String number) {
        return page.body().replace(number, "N").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void who_guesses_is_told_how_long_to_wait() {
        Slip slip = accepted(fields());
        List<HttpResponse<String>> guesses = IntStream.range(0, 40)
                .mapToObj(guess -> opened(resident, slip.number(), "0000-0000-%04d".formatted(guess))).toList();

        assertThat(guesses.get(39).statusCode()).isEqualTo(429);
        assertThat(guesses.get(39).headers().firstValue("Retry-After")).isPresent();
        assertThat(guesses.get(39).body()).contains("输错的次数太多");
    }

    @Test
    void script_in_number_and_code_comes_back_as_plain_words() {
        HttpResponse<String> answer = opened(resident, "\"><script>alert(1)</script>", "<script>alert(1)</script>");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void script_and_rare_characters_of_a_report_are_shown_as_they_were_written() {
        Map<String, String> fields = fieldsWith("description", "<script>alert(1)</script> 𠮷野家 😀 '; drop table x; --");
        fields.put("place", "<img src=x onerror=alert(1)>");
        Slip slip = accepted(fields);
        form(slip, "/additions", Map.of("words", "<b>又来了</b> ${1234567*7} [[${1234567*7}]]"));

        assertThat(followed(slip).body()).doesNotContain("<script>alert").doesNotContain("<img src=x")
                .doesNotContain("<b>又").doesNotContain("8641969")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 𠮷野家 😀 &#39;; drop table x; --")
                .contains("&lt;b&gt;又来了&lt;/b&gt; ${1234567*7} [[${1234567*7}]]");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 请写, '不超过 5,000 字', 已补充",
        "en, Please write what you want to add, 'At most 5,000 characters; there', Those who handle it"})
    void an_addition_is_kept_and_an_empty_or_endless_one_refused(String language, String empty, String endless,
            String done) {
        Slip slip = accepted(fields());
        resident.page(slip.path() + "?lang=" + language);

        HttpResponse<String> nothing = form(slip, "/additions", Map.of("words", "  "));
        HttpResponse<String> tooLong = form(slip, "/additions", Map.of("words", "长".repeat(5001)));
        HttpResponse<String> added = form(slip, "/additions", Map.of("words", "今天还是没有人来。"));

        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains(empty).doesNotContain("??");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains(endless).contains("长".repeat(5001));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(resident.page(Visitor.location(added)).body()).contains(done).contains("今天还是没有人来。");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 请先勾选, 已撤回, 不能再操作", "en, Please tick, Withdrawn., nothing more can be done"})
    void a_withdrawal_wants_to_be_sure_and_is_done_once(String language, String unsure, String done, String again) {
        Slip slip = accepted(fields());
        task(slip, "ClaimRequest");
        resident.page(slip.path() + "?lang=" + language);
        HttpResponse<String> page = resident.page(slip.path());

        HttpResponse<String> refused = form(slip, "/withdrawal", Map.of("reason", "已自行解决"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(unsure).contains("已自行解决");

        Map<String, String> sure = Map.of("reason", "已自行解决", "sure", "yes");
        String first = Visitor.location(form(slip, "/withdrawal", sure));
        assertThat(resident.page(first).body()).contains(done).doesNotContain("id=\"withdraw\"");
        String second = Visitor.location(resident.form(page, slip.path() + "/withdrawal", sure));
        assertThat(resident.page(second).body()).contains(again);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(slip.number()).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 谢谢您的评价, '不超过 1,000 字', 已办结",
        "en, Thank you for your rating, 'At most 1,000 characters', Closed"})
    void a_handled_report_is_rated_once_with_all_three_questions_and_closes(String language, String done,
            String endless, String closed) {
        Slip slip = accepted(fields());
        handle(slip);
        resident.page(slip.path() + "?lang=" + language);
        assertThat(followed(slip).body()).contains("已清理完毕。").doesNotContain(OFFICER).doesNotContain("现场核实");

        HttpResponse<String> none = form(slip, "/rating", Map.of());
        HttpResponse<String> six = form(slip, "/rating", stars("6", ""));
        HttpResponse<String> tooLong = form(slip, "/rating", stars("5", "长".repeat(1001)));
        assertThat(List.of(none, six, tooLong)).extracting(HttpResponse::statusCode).containsOnly(422);
        assertThat(none.body()).contains("id=\"response-problem\"").contains("id=\"result-problem\"")
                .contains("id=\"attitude-problem\"").doesNotContain("??");
        assertThat(six.body()).contains("id=\"response-problem\"").doesNotContain("id=\"result-problem\"");
        assertThat(tooLong.body()).contains(endless).contains("id=\"words-rating-problem\"")
                .doesNotContain("id=\"words-problem\"");

        HttpResponse<String> rated = form(slip, "/rating", stars("5", "很快"));
        assertThat(resident.page(Visitor.location(rated)).body()).contains(done).contains("很快").contains(closed);
        assertThat(Visitor.location(resident.form(none, slip.path() + "/rating", stars("1", ""))))
                .isEqualTo(slip.path() + "?refused=ALREADY_FINAL");
    }

    @Test
    void each_who_reported_the_same_reads_the_answer_rates_it_and_is_heard() {
        Slip main = accepted(fields());
        Slip same = accepted(fields());
        task(main, "ClaimRequest");
        task(same, "ClaimRequest");
        duplicates.merge(same.number(), main.number(), "desk");
        handle(main);
        assertThat(followed(same).body()).contains("与另一诉求合并办理").contains("合并办理的诉求：已办理，待评价")
                .contains("已清理完毕。").contains("评价截止").contains("请您评价").doesNotContain(main.number());

        form(main, "/rating", stars("5", ""));
        assertThat(followed(main).body()).contains("等待其他反映人评价").doesNotContain("评价截止").doesNotContain("请您评价");
        form(same, "/rating", Map.of("response", "2", "result", "1", "attitude", "2", "words", "东门那一堆还在。"));

        assertThat(followed(same).body()).contains("合并办理的诉求：待认领").contains("市民不满意，重新办理");
        assertThat(followed(main).body()).contains("市民不满意，重新办理").doesNotContain("东门那一堆还在。");
    }

    @Test
    void a_report_that_is_not_handled_cannot_be_rated_and_one_that_is_cannot_be_withdrawn() {
        Slip slip = accepted(fields());
        assertThat(resident.page(Visitor.location(form(slip, "/rating", stars("5", "")))).body())
                .contains("办理完毕后才能评价");

        handle(slip);

        assertThat(resident.page(Visitor.location(form(slip, "/withdrawal", Map.of("sure", "yes")))).body())
                .contains("不能撤回，请您评价");
    }

    @Test
    void a_forged_form_without_token_changes_nothing() {
        Slip slip = accepted(fields());

        HttpResponse<String> forged = resident.form(resident.page(slip.path() + "/receipt"), slip.path() + "/withdrawal",
                Map.of("sure", "yes"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(followed(slip).body()).doesNotContain("您撤回了诉求");
    }

    @Test
    void made_up_news_in_the_address_is_not_shown() {
        Slip slip = accepted(fields());

        assertThat(resident.page(slip.path() + "?refused=DONE").body()).doesNotContain("??").doesNotContain("role=\"alert\"");
        assertThat(resident.page(slip.path() + "?refused=UNKNOWN").body()).doesNotContain("??");
        assertThat(resident.page(slip.path() + "?done=%3Cscript%3E").statusCode()).isEqualTo(400);
    }

    @Test
    void leaving_forgets_the_report_in_this_browser() {
        Slip slip = accepted(fields());

        resident.form(followed(slip), "/follow/leave", Map.of());

        assertThat(resident.page(slip.path()).statusCode()).isEqualTo(303);
    }

    @Test
    void the_resident_reads_in_plain_words_why_this_office_is_responsible_and_who_reads_english_finds_the_way() {
        Slip slip = accepted(fields());
        task(slip, "ClaimRequest");

        assertThat(followed(slip).body()).contains("为什么由这个单位负责").contains("网格内看得见、当场能处理的事项，按简单件办理")
                .contains("简单件由所在网格的网格员办理").contains("时限按简单件计算").doesNotContain("simpleToGrid");
        assertThat(resident.page(slip.path() + "?lang=en").body()).contains("Why this office is responsible")
                .doesNotContain("??");
    }
}
