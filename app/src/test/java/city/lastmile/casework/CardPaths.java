package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.platform.RefusedInputException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows a card: explanation, appeal, the next card; and supervision that was opened by hand. */
interface CardPaths extends LifecycleSteps {

    JdbcClient jdbc();

    SupervisionOrders orders();

    private Map<String, Object> card(String number, String kind) {
        return jdbc().sql("select * from supervision_card where tracking_number = ? and card = ?").param(number)
                .param(kind).query().singleRow();
    }

    private List<String> cards(String number) {
        return jdbc().sql("select card || ' ' || officer || ' ' || responsible_group from supervision_card where tracking_number = ?")
                .param(number).query(String.class).list();
    }

    private String cardShown() {
        String number = triaged("garbage");
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        driver().fire(number, "HandlingDeadlinePassed");
        return number;
    }

    @Test
    default void who_got_a_card_explains_it_in_writing_and_a_missing_explanation_is_noted_once() {
        String number = cardShown();
        driver().fire(number, "ExplanationOverdue");

        assertThat(events(number)).contains("EXPLANATION_MISSING");
        assertThat(driver().task(number, "ExplainInWriting").getAssignee()).isEqualTo("grid01");
        assertThatThrownBy(() -> driver().complete(number, "ExplainInWriting", "grid01", Map.of("appeal", "NO")))
                .hasRootCauseInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> driver().complete(number, "ExplainInWriting", "grid01", Map.of("explanation", "原因")))
                .hasRootCauseInstanceOf(RefusedInputException.class);
        driver().complete(number, "ExplainInWriting", "grid01", Map.of("explanation", "车辆故障", "appeal", "NO"));

        assertThat(driver().tasks(number)).containsExactly("HandleRequest", "SuperviseRequest");
        assertThat(card(number, "YELLOW")).containsEntry("explanation", "车辆故障").containsEntry("explained_by", "grid01")
                .containsEntry("appealed", false).containsEntry("lifted", false);
        assertThat(events(number)).contains("EXPLAINED");
    }

    @Test
    default void a_card_that_is_appealed_and_lifted_stays_in_the_record_and_leaves_the_request_with_what_is_left() {
        String number = cardShown();
        driver().complete(number, "ExplainInWriting", "grid01", Map.of("explanation", "并非本人责任", "appeal", "YES"));
        driver().fire(number, "AppealUndecided");

        assertThatThrownBy(() -> driver().completeOffered(number, "DecideAppeal", "city-leaders",
                Map.of("decision", "FORGIVE", "decisionReason", "x"))).hasRootCauseInstanceOf(RefusedInputException.class);
        driver().completeOffered(number, "DecideAppeal", "city-leaders",
                Map.of("decision", "LIFT", "decisionReason", "停电所致"));

        assertThat(casework().find(number).orElseThrow().supervision()).isEqualTo(Supervision.WARNED);
        assertThat(card(number, "YELLOW")).containsEntry("lifted", true).containsEntry("decision_reason", "停电所致");
        assertThat(events(number)).contains("CARD_APPEALED", "APPEAL_ESCALATED", "CARD_LIFTED");
        assertThat(driver().tasks(number)).contains("SuperviseRequest");
    }

    @Test
    default void a_card_that_is_upheld_stands_and_nobody_decides_on_his_own() {
        String number = cardShown();
        driver().complete(number, "ExplainInWriting", "grid01", Map.of("explanation", "不服", "appeal", "YES"));

        assertThatThrownBy(() -> driver().complete(number, "DecideAppeal", "grid01",
                Map.of("decision", "LIFT", "decisionReason", "x"))).hasRootCauseInstanceOf(RefusedInputException.class);
        driver().release(number, "DecideAppeal");
        driver().completeOffered(number, "DecideAppeal", "city-leaders",
                Map.of("decision", "UPHOLD", "decisionReason", "事实清楚"));

        assertThat(casework().find(number).orElseThrow().supervision()).isEqualTo(Supervision.YELLOW);
        assertThat(events(number)).contains("CARD_UPHELD").doesNotContain("CARD_LIFTED");
    }

    @Test
    default void what_is_still_not_done_after_a_red_card_goes_on_to_a_supervision_order_and_then_to_a_circular() {
        String number = cardShown();
        driver().fire(number, "GravelyOverdue");

        driver().fire(number, "AwaitRaise");
        assertThat(casework().find(number).orElseThrow().supervision()).isEqualTo(Supervision.ORDER);
        driver().fire(number, "AwaitRaise");
        assertThat(casework().find(number).orElseThrow().supervision()).isEqualTo(Supervision.CIRCULAR);

        assertThat(cards(number)).hasSize(4).contains("ORDER grid01 grid-370281001-0001",
                "CIRCULAR grid01 grid-370281001-0001");
        assertThat(driver().timers(number)).doesNotContain("AwaitRaise");
        assertThat(ledger().journal(number)).filteredOn(entry -> Set.of("SUPERVISION_OPENED", "CARD_RAISED").contains(entry.event()))
                .as("by which rule who supervises was chosen").isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.details()).containsPattern("^[A-Z]+ · supervision-cards v\\d+: \\[\\w+] \\{"));
        assertThat(events(number)).containsSequence("SUPERVISION_OPENED", "CARD_RAISED", "CARD_RAISED");

        driver().complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "已办结"));
        assertThat(driver().tasks(number)).isEmpty();
    }

    @Test
    default void a_supervisor_opens_a_supervision_by_hand_on_a_request_that_is_not_late() {
        String number = triaged("garbage");
        assertThatThrownBy(() -> orders().order(number, "leader", "city-leaders", " "))
                .isInstanceOf(RefusedInputException.class);

        orders().order(number, "leader", "city-leaders", "群众关注，请抓紧");

        assertThat(jdbc().sql("select supervisor_group from supervision_case where tracking_number = ?").param(number)
                .query(String.class).list()).containsExactly("city-leaders");
        assertThat(cards(number)).isEmpty();
        assertThat(driver().tasks(number)).containsExactlyInAnyOrder("ClaimRequest", "SuperviseRequest");
        assertThat(events(number)).containsSequence("SUPERVISION_ORDERED", "SUPERVISION_OPENED");
        assertThatThrownBy(() -> orders().order(number, "leader", "city-leaders", "再来一次"))
                .isInstanceOf(RefusedInputException.class);
        driver().completeOffered(number, "SuperviseRequest", "city-leaders",
                Map.of("measure", "INSTRUCT", "instruction", "今天办"));
        driver().fire(number, "AwaitFollowUp");
        assertThat(driver().tasks(number)).containsExactlyInAnyOrder("ClaimRequest", "SuperviseRequest");

        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        driver().complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "已办结"));
        assertThat(driver().tasks(number)).isEmpty();
        assertThatThrownBy(() -> orders().order(number, "leader", "city-leaders", "太晚了"))
                .isInstanceOf(RefusedInputException.class);
    }
}
