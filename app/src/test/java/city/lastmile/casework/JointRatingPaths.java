package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each of those who reported the same matter rates the one answer, and the published rules hold for each. */
interface JointRatingPaths extends LifecycleSteps {

    Rating REASONED = new Rating(2, 1, 2, "门口那一堆还在。");

    Duplicates duplicates();

    private String supporter(String main) {
        String same = triaged("garbage");
        duplicates().merge(same, main, "desk");
        return same;
    }

    private void handledAgain(String number) {
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);
        driver().complete(number, "ReviewResult", "town-head", Map.of("decision", "PASS"));
    }

    @Test
    default void a_content_resident_ends_his_own_rating_and_leaves_the_others_their_time() {
        String main = inHand();
        String same = supporter(main);
        handle(main, ANSWER);

        assertThat(casework().rate(main, CONTENT)).isEqualTo(Answer.DONE);

        assertThat(driver().file(main).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(driver().timers(main)).containsExactly("RatingPeriodOver");
        assertThat(casework().rate(main, REASONED)).as("once").isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework().rate(same, CONTENT)).isEqualTo(Answer.DONE);
        assertThat(driver().file(main).state()).as("all have rated").isEqualTo(RequestState.CLOSED);
        assertThat(driver().instances(main)).isEmpty();
    }

    @Test
    default void the_others_time_ends_with_the_rating_period_and_closes_the_request() {
        String main = inHand();
        supporter(main);
        handle(main, ANSWER);
        casework().rate(main, CONTENT);

        driver().fire(main, "RatingPeriodOver");

        assertThat(driver().file(main).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    default void a_resident_of_a_merged_report_who_is_not_content_has_the_joint_case_handled_again() {
        String main = inHand();
        String content = supporter(main);
        String other = supporter(main);
        handle(main, ANSWER);
        casework().rate(main, CONTENT);
        casework().rate(content, CONTENT);

        assertThat(casework().rate(other, REASONED)).isEqualTo(Answer.DONE);

        assertThat(driver().file(main).state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(ledger().number(main, Fact.REOPENS)).isOne();
        assertThat(events(main)).endsWith("MERGED_RATED", "MERGED_RATED", "REOPENED");
        assertThat(events(other)).endsWith("RATED");
        assertThat(casework().publicSteps(main)).as("others' words are not for the resident")
                .noneMatch(step -> REASONED.words().equals(step.words()));
        assertThat(casework().rate(content, REASONED)).as("nothing to rate").isEqualTo(Answer.NOT_COMPLETED);
        handledAgain(main);
        assertThat(casework().mayRate(main)).isTrue();
        assertThat(casework().mayRate(content)).as("the new answer").isTrue();
        assertThat(casework().mayRate(other)).isTrue();
    }

    @Test
    default void a_joint_case_is_handled_again_no_more_often_than_any_other_whoever_is_not_content() {
        String main = inHand();
        String same = supporter(main);
        handle(main, ANSWER);
        casework().rate(same, REASONED);
        handledAgain(main);
        casework().rate(main, NOT_CONTENT);
        driver().complete(main, "SuperviseRequest", "town-head", Map.of("measure", "INSTRUCT", "instruction", "到场办"));
        handledAgain(main);

        assertThat(casework().rate(same, REASONED)).isEqualTo(Answer.DONE);

        assertThat(driver().file(main).state()).isEqualTo(RequestState.CALLED_BACK);
        assertThat(driver().tasks(main)).containsExactly("LookAtDissatisfaction");
        assertThat(ledger().number(main, Fact.REOPENS)).isEqualTo(2);
        assertThat(casework().rate(main, NOT_CONTENT)).as("heard while it is looked at").isEqualTo(Answer.DONE);
        assertThat(driver().tasks(main)).containsExactly("LookAtDissatisfaction");
        driver().complete(main, "LookAtDissatisfaction", "town-head", Map.of("lookWords", "已到场说明。"));
        assertThat(driver().file(main).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    default void the_desk_still_calls_the_resident_when_another_is_content_and_not_when_another_is_not() {
        String main = driver().reportWithPhone("garbage", TOWN, GRID);
        driver().fire(main, "Acceptance");
        driver().complete(main, "ClaimRequest", "grid01", Map.of());
        String content = supporter(main);
        String other = supporter(main);
        handle(main, ANSWER);

        casework().rate(content, CONTENT);
        assertThat(driver().tasks(main)).containsExactly("CallBackResident");
        assertThat(driver().task(main, "CallBackResident").getDueDate()).isNotNull();
        driver().completeOffered(main, "CallBackResident", "desk", Map.of("reached", "NO"));
        assertThat(driver().tasks(main)).containsExactly("CallBackResident");

        casework().rate(other, REASONED);
        assertThat(driver().tasks(main)).containsExactly("ClaimRequest");
    }
}
