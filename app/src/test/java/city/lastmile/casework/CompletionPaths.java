package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/** Result, review, answer, and what follows from the resident's word. */
interface CompletionPaths extends LifecycleSteps {

    Map<String, Object> EXPLAINED = Map.of("outcome", "EXPLAINED", "publicAnswer", "该路段规划明年改造。");
    Map<String, Object> PASS = Map.of("decision", "PASS");

    CityRegister register();

    @Test
    default void a_result_that_solves_nothing_is_reviewed_before_the_resident_sees_it() {
        String number = inHand();
        handle(number, EXPLAINED);

        assertThat(driver().tasks(number)).containsExactly("ReviewResult");
        assertThat(driver().file(number).publicAnswer()).isNull();
        assertThat(driver().file(number).outcome()).isNull();
        assertThat(driver().file(number).state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(driver().everyVariable(number)).as("the reviewer's form shows it, and there is no other")
                .containsOnlyOnce("该路段规划明年改造。");
        driver().complete(number, "ReviewResult", "town-head", PASS);

        assertThat(driver().file(number).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(driver().file(number).publicAnswer()).isEqualTo("该路段规划明年改造。");
        assertThat(events(number)).endsWith("REVIEWED", "COMPLETED");
    }

    @Test
    default void a_result_that_is_sent_back_returns_to_the_same_officer_and_the_deadline_stays() {
        String number = inHand();
        Date due = driver().due(number, "HandlingDeadlinePassed");
        handle(number, EXPLAINED);

        assertThatThrownBy(() -> driver().complete(number, "ReviewResult", "town-head", Map.of("decision", "SEND_BACK")))
                .hasRootCauseMessage("task.refused.decisionReason");
        driver().complete(number, "ReviewResult", "town-head",
                Map.of("decision", "SEND_BACK", "decisionReason", "请再到现场。"));

        assertThat(driver().task(number, "HandleRequest").getAssignee()).isEqualTo("grid01");
        assertThat(driver().due(number, "HandlingDeadlinePassed")).isEqualTo(due);
        handle(number, ANSWER);
        assertThat(driver().file(number).outcome()).isEqualTo(Outcome.SOLVED);
    }

    @Test
    default void nobody_reviews_his_own_work() {
        String number = triaged("streetLight");
        driver().complete(number, "ClaimRequest", "dept-staff", Map.of());
        driver().complete(number, "HandleRequest", "dept-staff",
                Map.of("nextStep", "TRANSFER", "assignee", "dept-head", "transferReason", "请科长办"));
        driver().complete(number, "HandleRequest", "dept-head", EXPLAINED);

        assertThatThrownBy(() -> driver().complete(number, "ReviewResult", "dept-head", PASS))
                .hasRootCauseMessage("task.refused.ownWork");
        driver().release(number, "ReviewResult");
        String other = register().members("head-dept-urban-management").stream().map(Officer::id)
                .filter(id -> !id.equals("dept-head")).findFirst().orElseThrow();
        driver().complete(number, "ReviewResult", other, PASS);

        assertThat(driver().file(number).state()).isEqualTo(RequestState.COMPLETED);
    }

    @Test
    default void a_partial_solution_names_the_day_of_the_rest_and_a_refusal_its_ground() {
        String number = inHand();

        assertThatThrownBy(() -> handle(number, Map.of("outcome", "PARTLY_SOLVED", "publicAnswer", "一半")))
                .hasRootCauseMessage("task.refused.restDue");
        assertThatThrownBy(() -> handle(number, Map.of("outcome", "REFUSED", "publicAnswer", "不办")))
                .hasRootCauseMessage("task.refused.refusalGround");
        handle(number, Map.of("outcome", "REFUSED", "publicAnswer", "不办", "refusalGround", "PRIVATE_MATTER"));
        assertThat(ledger().text(number, Fact.REFUSAL_GROUND)).isEqualTo("PRIVATE_MATTER");
        driver().complete(number, "ReviewResult", "town-head", Map.of("decision", "SEND_BACK", "decisionReason", "可以办"));
        handle(number, Map.of("outcome", "PARTLY_SOLVED", "publicAnswer", "一半", "restDue", "2099-01-31"));
        assertThat(ledger().text(number, Fact.REST_DUE)).isEqualTo("2099-01-31");
        assertThat(ledger().text(number, Fact.REFUSAL_GROUND)).isNull();
    }

    @Test
    default void who_is_not_content_and_says_why_has_it_handled_again_in_half_the_time() {
        String number = inHand();
        handle(number, ANSWER);

        assertThat(casework().rate(number, NOT_CONTENT)).isEqualTo(Answer.DONE);

        RequestFile file = driver().file(number);
        assertThat(file.state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(file.publicAnswer()).isNull();
        assertThat(file.rating()).isNull();
        assertThat(driver().tasks(number)).containsExactly("ClaimRequest");
        assertThat(driver().due(number, "HandlingDeadlinePassed")).isEqualTo(Date.from(file.handleDue()));
        assertThat(Duration.between(ClockUtil.getCurrentTime().toInstant(), file.handleDue()))
                .as("one working day and whatever lies around it").isLessThan(Duration.ofDays(10));
        assertThat(events(number)).endsWith("RATED", "REOPENED");
    }

    @Test
    default void the_second_reopening_is_supervised_and_there_is_no_third() {
        String number = inHand();
        handle(number, ANSWER);
        casework().rate(number, NOT_CONTENT);
        handledAgain(number);
        assertThat(driver().file(number).supervision()).isEqualTo(Supervision.NONE);
        casework().rate(number, NOT_CONTENT);

        assertThat(driver().file(number).supervision()).isEqualTo(Supervision.YELLOW);
        assertThat(driver().tasks(number)).containsExactly("ClaimRequest", "ExplainInWriting", "SuperviseRequest");
        superviseAndFollowUp(number);
        handledAgain(number);
        assertThat(driver().tasks(number)).as("supervision ends with its request").isEmpty();
        assertThat(casework().rate(number, NOT_CONTENT)).isEqualTo(Answer.DONE);
        assertThat(driver().file(number).state()).isEqualTo(RequestState.CALLED_BACK);
        assertThat(driver().tasks(number)).containsExactly("LookAtDissatisfaction");
        assertThat(ledger().number(number, Fact.REOPENS)).isEqualTo(2);
    }

    private void handledAgain(String number) {
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);
        driver().complete(number, "ReviewResult", "town-head", PASS);
    }

    private void superviseAndFollowUp(String number) {
        Map<String, Object> measure = Map.of("measure", "INSTRUCT", "instruction", "到场办");
        driver().complete(number, "SuperviseRequest", "town-head", measure);
        driver().fire(number, "AwaitFollowUp");
        assertThat(driver().tasks(number)).as("followed though not overdue").contains("SuperviseRequest");
        driver().complete(number, "SuperviseRequest", "town-head", measure);
    }

    @Test
    default void a_reviewed_explanation_is_looked_at_by_the_tier_above_but_not_reopened() {
        String number = lookedFor();
        Instant due = driver().task(number, "LookAtDissatisfaction").getDueDate().toInstant();
        assertThat(driver().due(number, "LookDeadlinePassed")).isEqualTo(Date.from(due));

        assertThatThrownBy(() -> driver().complete(number, "LookAtDissatisfaction", "town-head", Map.of()))
                .hasRootCauseMessage("task.refused.lookWords");
        driver().complete(number, "LookAtDissatisfaction", "town-head", Map.of("lookWords", "已当面说明规划。"));

        assertThat(driver().file(number).state()).isEqualTo(RequestState.CLOSED);
        assertThat(driver().file(number).outcome()).isEqualTo(Outcome.EXPLAINED);
        assertThat(casework().publicSteps(number)).anySatisfy(step -> {
            assertThat(step.event()).isEqualTo("LOOKED");
            assertThat(step.words()).isEqualTo("已当面说明规划。");
        });
    }

    @Test
    default void a_look_that_nobody_takes_goes_up_to_the_city_leader() {
        String number = lookedFor();

        driver().fire(number, "LookDeadlinePassed");

        assertThat(events(number)).endsWith("LOOK_ASKED", "LOOK_ESCALATED");
        assertThat(driver().timers(number)).containsExactly("LookDeadlinePassed");
        driver().complete(number, "LookAtDissatisfaction", "leader", Map.of("lookWords", "已说明。"));
        assertThat(driver().file(number).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    default void a_request_that_is_looked_at_can_be_neither_rated_again_nor_withdrawn() {
        String number = lookedFor();

        assertThat(casework().rate(number, NOT_CONTENT)).isEqualTo(Answer.ALREADY_COMPLETED);
        assertThat(casework().withdraw(number, "算了")).isEqualTo(Answer.ALREADY_COMPLETED);
        assertThat(casework().add(number, "再补充一句")).isEqualTo(Answer.DONE);
    }

    private String lookedFor() {
        String number = inHand();
        handle(number, EXPLAINED);
        driver().complete(number, "ReviewResult", "town-head", PASS);
        assertThat(casework().rate(number, NOT_CONTENT)).isEqualTo(Answer.DONE);
        return number;
    }

    @Test
    default void dissatisfaction_without_a_reason_closes_and_is_kept() {
        String number = inHand();
        handle(number, ANSWER);

        casework().rate(number, new Rating(2, 1, 2, " "));

        assertThat(driver().file(number).state()).isEqualTo(RequestState.CLOSED);
        assertThat(driver().file(number).rating().result()).isEqualTo(1);
    }
}
