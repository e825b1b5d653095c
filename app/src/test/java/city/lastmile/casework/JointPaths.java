package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One lead, several assisting offices. */
interface JointPaths extends LifecycleSteps {

    String PARKS = "org-dept-parks";
    String TRANSPORT = "org-dept-transport";

    JdbcClient jdbc();

    /** A general matter, for which the department has five working days. */
    private String led() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T01:00:00Z")));
        String number = triaged("streetLight");
        driver().complete(number, "ClaimRequest", "dept-staff", Map.of());
        return number;
    }

    private void plan(String number, Map<String, Object> plan) {
        driver().complete(number, "HandleRequest", "dept-staff", Map.of("nextStep", "JOINT"));
        driver().complete(number, "PlanJointHandling", "dept-staff", plan);
    }

    private static Map<String, Object> asking(LocalDate until, String... offices) {
        return Map.of("decision", "ASK", "assistOffices", List.of(offices), "assistUntil", until.toString(),
                "jointWords", "请修剪遮挡灯杆的树枝。");
    }

    private LocalDate soon() {
        return LocalDate.of(2026, 3, 4);
    }

    @Test
    default void each_assisting_office_has_its_own_task_and_deadline_and_the_lead_finishes_last() {
        String number = led();
        plan(number, asking(soon(), PARKS, TRANSPORT));

        assertThat(driver().tasks(number)).containsExactly("AssistRequest", "AssistRequest", "HandleRequest");
        assertThat(driver().dues(number, "AssistDeadlinePassed")).hasSize(2)
                .allSatisfy(due -> assertThat(due).isBefore(driver().due(number, "HandlingDeadlinePassed")));
        assertThatThrownBy(() -> driver().complete(number, "HandleRequest", "dept-staff", ANSWER))
                .hasRootCauseMessage("task.refused.assistanceOpen");
        driver().completeOffered(number, "AssistRequest", PARKS, Map.of("assistAnswer", "已修剪。"));
        assertThatThrownBy(() -> driver().complete(number, "HandleRequest", "dept-staff", ANSWER))
                .hasRootCauseMessage("task.refused.assistanceOpen");
        driver().completeOffered(number, "AssistRequest", TRANSPORT, Map.of("assistAnswer", "已引导交通。"));

        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
        assertThat(driver().instances(number)).hasSize(1);
        assertThat(ledger().holds(number, Fact.ASKED_OFFICES)).isTrue();
        driver().complete(number, "HandleRequest", "dept-staff", ANSWER);
        assertThat(driver().file(number).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(events(number)).containsSubsequence("ASSISTANCE_ASKED", "ASSISTANCE_ASKED", "ASSISTANCE_GIVEN",
                "ASSISTANCE_GIVEN", "COMPLETED");
    }

    @Test
    default void one_late_assistant_is_supervised_without_stopping_the_others_or_marking_the_lead() {
        String number = led();
        plan(number, asking(soon(), PARKS, TRANSPORT));
        driver().fireFirst(number, "AssistDeadlinePassed");

        assertThat(driver().tasks(number)).containsExactly("AssistRequest", "AssistRequest", "ExplainInWriting",
                "HandleRequest", "SuperviseRequest");
        assertThat(driver().file(number).supervision()).isEqualTo(Supervision.NONE);
        assertThat(cards(number)).containsExactly(PARKS);
        assertThatThrownBy(() -> driver().completeFirst(number, "SuperviseRequest", "leader",
                Map.of("measure", "REASSIGN", "instruction", "换人", "assignee", "dept-head")))
                .hasRootCauseMessage("task.refused.reassignAssistance");
        driver().completeOffered(number, "AssistRequest", PARKS, Map.of("assistAnswer", "已修剪。"));

        assertThat(driver().tasks(number)).as("its supervision ends with it").containsExactly("AssistRequest", "HandleRequest");
    }

    @Test
    default void supervision_of_a_late_assistant_goes_on_until_it_is_lifted_by_the_answer() {
        String number = led();
        plan(number, asking(soon(), PARKS));
        driver().fire(number, "AssistDeadlinePassed");
        String head = "head-dept-parks";
        driver().completeOffered(number, "SuperviseRequest", head, Map.of("measure", "INSTRUCT", "instruction", "今天办"));
        driver().fire(number, "AwaitFollowUp");

        assertThat(driver().tasks(number)).containsExactly("AssistRequest", "ExplainInWriting", "HandleRequest",
                "SuperviseRequest");
        driver().completeOffered(number, "AssistRequest", PARKS, Map.of("assistAnswer", "已修剪。"));
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
    }

    private List<String> cards(String number) {
        return jdbc().sql("select responsible_group from supervision_card where tracking_number = ?").param(number)
                .query(String.class).list();
    }

    @Test
    default void everything_of_a_joint_handling_ends_with_its_request() {
        String number = led();
        plan(number, asking(soon(), PARKS, TRANSPORT));
        driver().fireFirst(number, "AssistDeadlinePassed");

        assertThat(casework().withdraw(number, "不用了")).isEqualTo(Answer.DONE);

        assertThat(driver().instances(number)).isEmpty();
        assertThat(jdbc().sql("select count(*) from joint_assistance where tracking_number = ? and ended_at is null")
                .param(number).query(Integer.class).single()).isZero();
    }

    @Test
    default void a_joint_handling_can_be_given_up_before_anybody_is_asked() {
        String number = led();

        plan(number, Map.of("decision", "CANCEL"));

        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
        assertThat(driver().everyVariable(number)).as("nothing of it stays").doesNotContain("CANCEL");
        assertThat(ledger().holds(number, Fact.ASKED_OFFICES)).as("nobody was asked").isFalse();
        assertThat(driver().instances(number)).hasSize(1);
    }

    @Test
    default void who_can_assist_until_when_and_with_what_is_checked() {
        String number = led();
        driver().complete(number, "HandleRequest", "dept-staff", Map.of("nextStep", "JOINT"));

        assertPlanRefused(number, asking(soon()), "task.refused.assistOffices");
        assertPlanRefused(number, asking(soon(), "org-dept-urban-management"), "task.refused.assistOffices");
        assertPlanRefused(number, asking(soon(), "nobody"), "task.refused.assistOffices");
        assertPlanRefused(number, asking(soon().plusDays(60), PARKS), "task.refused.assistUntil");
        assertPlanRefused(number, asking(LocalDate.of(2026, 3, 2), PARKS), "task.refused.assistUntil");
        assertPlanRefused(number, Map.of("decision", "ASK", "assistOffices", List.of(PARKS), "assistUntil",
                soon().toString()), "task.refused.jointWords");
        driver().complete(number, "PlanJointHandling", "dept-staff", asking(soon(), PARKS));
        driver().complete(number, "HandleRequest", "dept-staff", Map.of("nextStep", "JOINT"));
        assertPlanRefused(number, asking(soon(), PARKS), "task.refused.assistOffices");
        assertThatThrownBy(() -> driver().completeOffered(number, "AssistRequest", PARKS, Map.of()))
                .hasRootCauseMessage("task.refused.assistAnswer");
    }

    private void assertPlanRefused(String number, Map<String, Object> plan, String why) {
        assertThatThrownBy(() -> driver().complete(number, "PlanJointHandling", "dept-staff", plan))
                .hasRootCauseMessage(why);
    }

    @Test
    default void the_assistants_clock_stands_with_the_leads() {
        String number = led();
        plan(number, asking(soon(), PARKS));
        Date before = driver().due(number, "AssistDeadlinePassed");
        driver().complete(number, "HandleRequest", "dept-staff", Map.of("nextStep", "SHELVE", "shelvingReason",
                "NEEDS_FUNDS", "shelvingWords", "等资金", "shelveUntil", "2026-03-20"));
        driver().complete(number, "DecideShelving", "leader", Map.of("decision", "APPROVE", "decisionReason", "同意"));

        Date after = driver().due(number, "AssistDeadlinePassed");
        assertThat(Duration.between(before.toInstant(), after.toInstant())).isGreaterThan(Duration.ofDays(10));
        assertThat(after).isBefore(driver().due(number, "HandlingDeadlinePassed"));
        assertThat(driver().task(number, "AssistRequest").getDueDate()).isEqualTo(after);
    }
}
