package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/** What happens to a report before it is anybody's. */
interface AcceptancePaths extends LifecycleSteps {

    String IN_COURT = "这件事法院判决已经下来，我不服，要求重新处理。";
    double LATITUDE = 36.2640;
    double LONGITUDE = 120.0060;

    Duplicates duplicates();

    private String judged(String words, String category) {
        String number = driver().report(words, category, TOWN, LATITUDE, LONGITUDE);
        driver().fire(number, "Acceptance");
        return number;
    }

    @Test
    default void what_is_outside_the_citys_power_is_declined_after_the_desk_confirmed_it_and_the_resident_reads_where_to_turn() {
        String number = judged(IN_COURT, "otherMatter");
        assertThat(driver().tasks(number)).containsExactly("ConfirmDecline");
        assertThat(driver().file(number).state()).isEqualTo(RequestState.SUBMITTED);

        assertThatThrownBy(() -> driver().complete(number, "ConfirmDecline", "desk",
                Map.of("decision", "DECLINE", "declineWords", " "))).hasRootCauseMessage("task.refused.declineWords");
        driver().complete(number, "ConfirmDecline", "desk",
                Map.of("decision", "DECLINE", "declineWords", "请向人民法院诉讼服务热线 12368 反映。"));

        assertThat(driver().file(number).state()).isEqualTo(RequestState.DECLINED);
        assertThat(ledger().text(number, Fact.DECLINE_REASON)).isEqualTo("IN_LITIGATION");
        assertThat(driver().instances(number)).isEmpty();
        assertThat(casework().publicSteps(number)).last().satisfies(step -> {
            assertThat(step.event()).isEqualTo("DECLINED");
            assertThat(step.words()).contains("12368");
        });
        assertThat(casework().withdraw(number, "")).isEqualTo(Answer.ALREADY_FINAL);
    }

    @Test
    default void the_desk_can_accept_what_the_table_would_decline() {
        String number = judged(IN_COURT, "otherMatter");

        driver().complete(number, "ConfirmDecline", "desk", Map.of("decision", "ACCEPT"));

        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
        assertThat(driver().file(number).state()).isEqualTo(RequestState.AWAITING_CLAIM);
    }

    @Test
    default void what_the_desk_leaves_lying_is_accepted() {
        String number = judged(IN_COURT, "otherMatter");

        driver().fire(number, "DeclineUndecided");

        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
    }

    @Test
    default void an_emergency_is_accepted_whatever_its_words() {
        assertThat(driver().tasks(judged(IN_COURT + "现在燃气泄漏！", "gasLeak"))).containsExactly("ClaimRequest");
        assertThat(driver().tasks(judged("漏气", "gasLeak"))).containsExactly("ClaimRequest");
    }

    @Test
    default void an_incomplete_report_is_asked_back_once_and_the_clock_starts_with_the_answer() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T01:00:00Z")));
        String number = driver().reportAnywhere("灯坏了", "streetLight");
        driver().fire(number, "Acceptance");
        assertThat(driver().file(number).state()).isEqualTo(RequestState.NEEDS_DETAIL);
        assertThat(driver().file(number).handleDue()).as("no clock has started").isNull();
        assertThat(driver().timers(number)).containsExactly("DetailPeriodOver");

        Instant answered = Instant.parse("2026-03-04T02:00:00Z");
        ClockUtil.setCurrentTime(Date.from(answered));
        assertThat(casework().add(number, "胶州西路 12 号门口")).isEqualTo(Answer.DONE);

        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
        assertThat(driver().file(number).handleDue()).isEqualTo("2026-03-11T02:00:00Z");
        assertThat(casework().add(number, "再补充")).as("no second question, no second answer").isEqualTo(Answer.DONE);
        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
    }

    @Test
    default void who_does_not_answer_is_served_by_what_is_known() {
        String number = driver().reportAnywhere("灯坏了", "streetLight");
        driver().fire(number, "Acceptance");

        driver().fire(number, "DetailPeriodOver");

        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
        assertThat(Duration.between(ClockUtil.getCurrentTime().toInstant(), driver().file(number).handleDue()))
                .isPositive();
    }

    @Test
    default void the_residents_words_stay_out_of_the_engine() {
        String number = judged("胶州西路 12 号门口路灯不亮，已经三天。", "streetLight");

        assertThat(driver().everyVariable(number)).isEmpty();
    }

    @Test
    default void a_near_open_report_of_the_same_category_is_offered_and_a_far_closed_or_other_one_is_not() {
        double latitude = 36.2200;
        String near = driver().report("井盖破了", "manholeCover", TOWN, latitude, LONGITUDE);
        driver().report("井盖破了", "manholeCover", TOWN, latitude + 0.001, LONGITUDE);
        driver().report("灯坏了", "streetLight", TOWN, latitude, LONGITUDE);
        String withdrawn = driver().report("井盖破了", "manholeCover", TOWN, latitude, LONGITUDE);
        casework().withdraw(withdrawn, "");

        assertThat(duplicates().near("manholeCover", latitude + 0.0003, LONGITUDE)).singleElement().satisfies(found -> {
            assertThat(found.trackingNumber()).isEqualTo(near);
            assertThat(found.metres()).isBetween(32L, 35L);
        });
        assertThat(duplicates().near("gasLeak", latitude, LONGITUDE)).as("emergencies are never asked").isEmpty();
    }

    @Test
    default void who_recognises_a_report_supports_it_under_a_number_of_his_own_and_makes_no_second_case() {
        String main = driver().report("井盖破了", "manholeCover", TOWN, 36.21, LONGITUDE);
        NewRequest second = driver().request("S" + main, "井盖坏了！", "manholeCover", TOWN, 36.21, LONGITUDE);

        assertThat(duplicates().support(second, main)).isTrue();

        RequestFile supporter = driver().file(second.trackingNumber());
        assertThat(supporter.state()).isEqualTo(RequestState.MERGED);
        assertThat(supporter.description()).isEqualTo("井盖坏了！");
        assertThat(driver().instances(second.trackingNumber())).isEmpty();
        assertThat(events(main)).endsWith("SUPPORTED");
        assertThat(duplicates().mergedInto(main)).containsExactly(second.trackingNumber());
        String ended = driver().report("井盖破了", "manholeCover", TOWN, 36.21, LONGITUDE);
        casework().withdraw(ended, "");
        assertThat(duplicates().support(driver().request("R" + main, "井盖", "manholeCover", TOWN, 36.21, LONGITUDE), ended))
                .as("no support of what has ended").isFalse();
    }

    @Test
    default void the_desk_merges_a_duplicate_and_all_of_it_ends_but_its_number() {
        String main = triaged("garbage");
        String same = inHand();

        duplicates().merge(same, main, "desk");

        assertThat(driver().file(same).state()).isEqualTo(RequestState.MERGED);
        assertThat(driver().file(same).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(driver().instances(same)).isEmpty();
        assertThat(driver().tasks(same)).isEmpty();
        assertThat(driver().tasks(main)).containsExactly("ClaimRequest");
        assertThat(ledger().text(same, Fact.MERGED_INTO)).isEqualTo(main);
        assertThat(duplicates().mergedInto(main)).containsExactly(same);
        assertThat(ledger().holds(same, Fact.TOOK_IN)).isFalse();
    }

    @Test
    default void what_was_merged_by_way_of_another_is_found_and_after_a_refused_merge_there_is_nothing_to_find() {
        String main = triaged("garbage");
        String second = triaged("garbage");
        String third = triaged("garbage");
        assertThatThrownBy(() -> duplicates().merge("nothing", main, "desk")).hasMessage("merge.refused.ended");
        assertThat(ledger().holds(main, Fact.TOOK_IN)).isFalse();

        duplicates().merge(third, second, "desk");
        duplicates().merge(second, main, "desk");

        assertThat(duplicates().mergedInto(main)).containsExactly(second, third);
        assertThat(duplicates().mergedInto(second)).containsExactly(third);
        assertThat(duplicates().mergedInto(third)).isEmpty();
    }

    @Test
    default void each_of_those_who_reported_the_same_rates_it_for_his_own_report() {
        String main = inHand();
        String same = triaged("garbage");
        duplicates().merge(same, main, "desk");
        Rating content = new Rating(5, 4, 5, "谢谢。");
        assertThat(casework().rate(same, content)).as("nothing to rate yet").isEqualTo(Answer.NOT_COMPLETED);
        assertThat(casework().mayRate(same)).isFalse();
        handle(main, Map.of("outcome", "SOLVED", "publicAnswer", "已清运。"));
        assertThat(casework().mayRate(same)).isTrue();

        assertThat(casework().rate(same, content)).isEqualTo(Answer.DONE);

        assertThat(driver().file(same).rating()).isEqualTo(content);
        assertThat(driver().file(same).state()).isEqualTo(RequestState.MERGED);
        assertThat(driver().file(main).rating()).as("of the other").isNull();
        assertThat(driver().file(main).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(casework().rate(same, content)).as("once").isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework().rate(main, content)).isEqualTo(Answer.DONE);
    }

    @Test
    default void nothing_is_merged_into_itself_in_a_circle_or_into_what_has_ended() {
        String first = triaged("garbage");
        String second = triaged("garbage");
        assertThatThrownBy(() -> duplicates().merge(first, first, "desk")).hasMessage("merge.refused.itself");
        assertThatThrownBy(() -> duplicates().merge(first, "nothing", "desk")).hasMessage("merge.refused.ended");

        duplicates().merge(first, second, "desk");

        assertThatThrownBy(() -> duplicates().merge(second, first, "desk")).hasMessage("merge.refused.ended");
        assertThatThrownBy(() -> duplicates().merge(first, second, "desk")).hasMessage("merge.refused.ended");
        assertThat(driver().file(second).state()).isEqualTo(RequestState.AWAITING_CLAIM);
    }

    @Test
    default void what_one_resident_takes_back_goes_on_for_others_who_reported_it_and_he_is_asked_nothing_more() {
        String main = driver().reportWithPhone("garbage", TOWN, GRID);
        driver().fire(main, "Acceptance");
        duplicates().merge(triaged("garbage"), main, "desk");
        Instant due = driver().file(main).handleDue();

        assertThat(casework().withdraw(main, "我不反映了")).isEqualTo(Answer.DONE);

        assertThat(driver().file(main).state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(driver().file(main).handleDue()).isEqualTo(due);
        assertThat(events(main)).endsWith("SUPPORTED", "LET_GO");
        assertThat(casework().withdraw(main, "")).isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework().add(main, "再说一句")).isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework().urge(main, JournalNote.RESIDENT)).isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework().urge(main, "leader")).isEqualTo(Answer.DONE);
        driver().complete(main, "ClaimRequest", "grid01", Map.of());
        handle(main, ANSWER);
        assertThat(driver().tasks(main)).as("nobody calls").isEmpty();
        assertThat(casework().rate(main, NOT_CONTENT)).isEqualTo(Answer.ALREADY_FINAL);
        driver().fire(main, "RatingPeriodOver");
        assertThat(driver().file(main).state()).isEqualTo(RequestState.CLOSED);
    }
}
