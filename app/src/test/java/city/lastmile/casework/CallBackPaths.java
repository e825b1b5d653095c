package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody else than the handler asks the resident who left a telephone number. */
interface CallBackPaths extends LifecycleSteps {

    private String answered() {
        String number = driver().reportWithPhone("garbage", TOWN, GRID);
        driver().fire(number, "Acceptance");
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);
        return number;
    }

    private static Map<String, Object> said(String result) {
        return Map.of("reached", "YES", "resolved", "PARTLY", "response", "4", "result", result, "attitude", "5",
                "ratingWords", "还有一处没清。");
    }

    private void call(String number, Map<String, Object> form) {
        driver().completeOffered(number, "CallBackResident", "desk", form);
    }

    @Test
    default void who_left_a_number_is_called_by_the_desk_and_what_was_said_closes_the_request() {
        String number = answered();
        assertThat(driver().tasks(number)).containsExactly("CallBackResident");
        assertThat(driver().timers(number)).containsExactly("CallBackPeriodOver");

        call(number, said("4"));

        RequestFile file = driver().file(number);
        assertThat(file.state()).isEqualTo(RequestState.CLOSED);
        assertThat(file.rating()).isEqualTo(new Rating(4, 4, 5, Rating.Resolved.PARTLY, "还有一处没清。"));
        assertThat(events(number)).containsSequence("COMPLETED", "CALL_PLANNED", "CALLED_BACK", "CLOSED");
    }

    @Test
    default void dissatisfaction_on_the_telephone_reopens_the_request_like_any_other() {
        String number = answered();

        call(number, said("1"));

        assertThat(driver().file(number).state()).isEqualTo(RequestState.AWAITING_CLAIM);
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);
        if (driver().tasks(number).contains("ReviewResult")) {
            driver().completeOffered(number, "ReviewResult", "head-370281001", Map.of("decision", "PASS"));
        }
        assertThat(driver().tasks(number)).containsExactly("CallBackResident");
    }

    @Test
    default void a_second_dissatisfaction_on_the_telephone_reopens_it_under_supervision() {
        String number = answered();
        call(number, said("1"));
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);
        driver().completeOffered(number, "ReviewResult", "head-370281001", Map.of("decision", "PASS"));

        call(number, said("1"));

        assertThat(driver().file(number).state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(driver().file(number).supervision()).isNotEqualTo(Supervision.NONE);
        assertThat(driver().tasks(number)).contains("ClaimRequest", "SuperviseRequest").doesNotContain("CallBackResident");
        assertThat(events(number)).containsSubsequence("REOPENED", "REOPENED", "SUPERVISION_OPENED");
    }

    @Test
    default void a_resident_who_does_not_answer_is_called_as_often_as_the_table_says_and_then_rates_online() {
        String number = answered();
        for (int call = 0; call < 3; call++) {
            call(number, Map.of("reached", "NO"));
        }

        assertThat(driver().tasks(number)).isEmpty();
        assertThat(driver().timers(number)).containsExactly("RatingPeriodOver");
        assertThat(events(number)).filteredOn("CALL_MISSED"::equals).hasSize(3);
        assertThat(casework().rate(number, CONTENT)).isEqualTo(Answer.DONE);
        assertThat(driver().file(number).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    default void who_rates_online_meanwhile_is_not_called_and_the_call_ends_with_the_time_for_a_rating() {
        String rated = answered();
        assertThat(casework().rate(rated, CONTENT)).isEqualTo(Answer.DONE);
        assertThat(driver().file(rated).state()).isEqualTo(RequestState.CLOSED);

        String silent = answered();
        driver().fire(silent, "CallBackPeriodOver");
        assertThat(driver().file(silent).state()).isEqualTo(RequestState.CLOSED);
        assertThat(driver().instances(silent)).isEmpty();
    }

    @Test
    default void the_handler_does_not_call_and_half_an_answer_is_refused() {
        String number = answered();

        assertThatThrownBy(() -> driver().complete(number, "CallBackResident", "grid01", said("5")))
                .hasRootCauseMessage("task.refused.ownWork");
        driver().release(number, "CallBackResident");
        Map<String, String> missing = Map.of("reached", "task.refused.reached", "resolved", "task.refused.resolved",
                "result", "task.refused.stars");
        missing.forEach((field, refusal) -> {
            Map<String, Object> half = new HashMap<>(said("5"));
            half.remove(field);
            assertThatThrownBy(() -> call(number, half)).hasRootCauseMessage(refusal);
        });

        assertThat(driver().file(number).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(driver().file(number).rating()).isNull();
    }
}
