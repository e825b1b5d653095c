package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import city.lastmile.worktime.WorkingTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class RequestLifecycleTest implements AcceptancePaths, DeadlinePaths, CompletionPaths, JointPaths,
        CardPaths, CallBackPaths, JointRatingPaths, SplitPaths {

    private static final Map<String, Object> RETURN = Map.of("nextStep", "RETURN", "returnReason", "NOT_MY_DUTY",
            "returnProposal", "建议交园林环卫服务中心。");

    @Autowired
    CaseDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    WorkingTime workingTime;

    @Autowired
    CityRegister register;

    @Override
    public JdbcClient jdbc() {
        return jdbc;
    }

    @Autowired
    Duplicates duplicates;

    @Override
    public Duplicates duplicates() {
        return duplicates;
    }

    @Autowired
    Splitting splitting;

    @Override
    public Splitting splitting() {
        return splitting;
    }

    @Autowired
    SupervisionOrders orders;

    @Override
    public SupervisionOrders orders() {
        return orders;
    }

    @Override
    public CityRegister register() {
        return register;
    }

    @Override
    public CaseDriver driver() {
        return driver;
    }

    @Override
    public Casework casework() {
        return casework;
    }

    @Override
    public RequestLedger ledger() {
        return ledger;
    }

    @Override
    public WorkingTime workingTime() {
        return workingTime;
    }

    @AfterEach
    void each_row_says_what_there_is_to_look_for() {
        assertThat(LifecycleSteps.withUntrueRows(jdbc)).isEmpty();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void a_report_is_stored_before_triage_runs() {
        String number = driver.report("garbage", TOWN, GRID, null);

        assertThat(driver.file(number).state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(driver.tasks(number)).isEmpty();
        assertThat(events(number)).containsExactly("SUBMITTED");
    }

    @Test
    void a_simple_matter_waits_for_its_grid_officer_with_live_deadlines_and_explains_itself() {
        String number = triaged("garbage");

        RequestFile file = driver.file(number);
        assertThat(file.state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(file.responsibleGroup()).isEqualTo("grid-" + GRID);
        assertThat(driver.tasks(number)).containsExactly("ClaimRequest");
        assertThat(driver.timers(number)).containsExactly("ClaimDeadlinePassed", "EarlyWarningDue",
                "GravelyOverdue", "HandlingDeadlinePassed");
        assertThat(driver.due(number, "ClaimDeadlinePassed")).isEqualTo(Date.from(file.claimDue()));
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(Date.from(file.handleDue()));
        assertThat(ledger.text(number, Fact.TRIAGE_EXPLANATION)).contains("\"simpleToGrid\"", "\"version\":1",
                "simpleMatter", "simpleDeadlines");
    }

    @Test
    void who_claims_becomes_responsible_and_handles_and_the_resident_rates() {
        String number = triaged("garbage");

        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        assertThat(driver.file(number).state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo("grid01");

        driver.complete(number, "HandleRequest", "grid01", ANSWER);
        RequestFile completed = driver.file(number);
        assertThat(completed.state()).isEqualTo(RequestState.COMPLETED);
        assertThat(completed.outcome()).isEqualTo(Outcome.SOLVED);
        assertThat(completed.publicAnswer()).isEqualTo("已清理完毕。");
        assertThat(driver.timers(number)).containsExactly("RatingPeriodOver");

        assertThat(casework.rate(number, new Rating(5, 4, 5, "很快"))).isEqualTo(Answer.DONE);
        assertThat(driver.file(number).state()).isEqualTo(RequestState.CLOSED);
        assertThat(driver.instances(number)).isEmpty();
        assertThat(events(number)).containsExactly("SUBMITTED", "DISPATCHED", "CLAIMED", "COMPLETED", "RATED",
                "CLOSED");
        assertThat(casework.rate(number, new Rating(1, 1, 1, null))).isEqualTo(Answer.ALREADY_FINAL);
    }

    @Test
    void silence_closes_a_handled_request_after_the_rating_period() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.complete(number, "HandleRequest", "grid01", ANSWER);

        driver.fire(number, "RatingPeriodOver");

        assertThat(driver.file(number).state()).isEqualTo(RequestState.CLOSED);
        assertThat(driver.file(number).rating()).isNull();
    }

    @Test
    void what_nobody_claims_in_time_the_tier_above_must_assign_and_the_deadline_stays() {
        String number = triaged("garbage");
        Date handleDue = driver.due(number, "HandlingDeadlinePassed");

        driver.fire(number, "ClaimDeadlinePassed");
        assertThat(driver.tasks(number)).containsExactly("AssignRequest");
        assertThat(driver.timers(number)).contains("AssignDeadlinePassed");
        driver.complete(number, "AssignRequest", "town-head", Map.of("assignee", "grid01"));

        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo("grid01");
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(handleDue);
        assertThat(events(number)).containsExactly("SUBMITTED", "DISPATCHED", "CLAIM_ESCALATED", "ASSIGNED");
    }

    @Test
    void what_the_tier_above_leaves_lying_too_goes_to_the_city_leader() {
        String number = triaged("garbage");
        driver.fire(number, "ClaimDeadlinePassed");
        driver.fire(number, "AssignDeadlinePassed");

        assertThat(driver.tasks(number)).containsExactly("AssignRequestByCity");
        driver.complete(number, "AssignRequestByCity", "leader", Map.of("assignee", "town-head"));
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo("town-head");
    }

    @Test
    void an_assignment_to_nobody_we_know_is_refused_and_changes_nothing() {
        String number = triaged("garbage");
        driver.fire(number, "ClaimDeadlinePassed");

        assertThatThrownBy(() -> driver.complete(number, "AssignRequest", "town-head", Map.of("assignee", "nobody")))
                .hasRootCauseInstanceOf(RefusedInputException.class);

        assertThat(driver.tasks(number)).containsExactly("AssignRequest");
        assertThat(events(number)).endsWith("CLAIM_ESCALATED");
    }

    @Test
    void an_answer_without_outcome_or_words_is_refused() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());

        assertThatThrownBy(() -> driver.complete(number, "HandleRequest", "grid01",
                Map.of("outcome", "WITHDRAWN", "publicAnswer", "x"))).hasRootCauseInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> driver.complete(number, "HandleRequest", "grid01",
                Map.of("outcome", "SOLVED", "publicAnswer", "  "))).hasRootCauseInstanceOf(RefusedInputException.class);
        assertThat(driver.file(number).state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void the_responsible_officer_is_warned_before_the_deadline_without_being_interrupted() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());

        driver.fire(number, "EarlyWarningDue");

        assertThat(driver.file(number).supervision()).isEqualTo(Supervision.WARNED);
        assertThat(driver.tasks(number)).containsExactly("HandleRequest");
    }

    @Test
    void an_overdue_request_is_supervised_by_the_tier_above_then_by_the_city_and_all_ends_with_it() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.fire(number, "HandlingDeadlinePassed");
        driver.fire(number, "GravelyOverdue");

        assertThat(driver.file(number).supervision()).isEqualTo(Supervision.RED);
        assertThat(driver.tasks(number)).containsExactly("ExplainInWriting", "ExplainInWriting", "HandleRequest",
                "SuperviseRequest", "SuperviseRequest");

        driver.complete(number, "HandleRequest", "grid01", ANSWER);

        assertThat(driver.tasks(number)).isEmpty();
        assertThat(driver.timers(number)).containsExactly("RatingPeriodOver");
        assertThat(driver.instances(number)).hasSize(1);
    }

    @Test
    void supervision_that_is_no_longer_needed_leaves_its_request_in_hand() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.fire(number, "HandlingDeadlinePassed");
        driver.fire(number, "GravelyOverdue");
        supervise(number);
        supervise(number);

        driver.fireEach(number, "AwaitFollowUp");

        assertThat(driver.tasks(number)).containsExactly("HandleRequest");
        assertThat(driver.instances(number)).hasSize(1);
    }

    @Test
    void supervision_goes_on_while_the_request_is_overdue_and_goes_up_when_nobody_answers() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        ClockUtil.setCurrentTime(Date.from(driver.file(number).handleDue()));
        driver.fire(number, "HandlingDeadlinePassed");

        driver.fire(number, "SupervisionUnanswered");
        assertThat(driver.task(number, "SuperviseRequest").getDueDate()).isAfter(ClockUtil.getCurrentTime());
        supervise(number);
        assertThat(driver.tasks(number)).containsExactly("ExplainInWriting", "HandleRequest");
        driver.fire(number, "AwaitFollowUp");

        assertThat(driver.tasks(number)).containsExactly("ExplainInWriting", "HandleRequest", "SuperviseRequest");
        assertThat(driver.timers(number)).contains("SupervisionUnanswered");
        assertThat(events(number)).endsWith("SUPERVISION_OPENED", "SUPERVISION_ESCALATED", "SUPERVISION_MEASURE");
    }

    private void supervise(String number) {
        driver.completeFirst(number, "SuperviseRequest", "town-head", Map.of("measure", "INSTRUCT", "instruction", "速办"));
    }

    @Test
    void a_resident_can_take_a_request_back_until_it_is_handled() {
        String number = triaged("garbage");

        assertThat(casework.withdraw(number, "已自行解决")).isEqualTo(Answer.DONE);

        assertThat(driver.file(number).state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(driver.file(number).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(driver.instances(number)).isEmpty();
        assertThat(casework.withdraw(number, "")).isEqualTo(Answer.ALREADY_FINAL);
        assertThat(casework.add(number, "再说一句")).isEqualTo(Answer.ALREADY_FINAL);
    }

    @Test
    void a_request_cannot_be_rated_before_it_is_handled_nor_withdrawn_after() {
        String number = triaged("garbage");
        assertThat(casework.rate(number, new Rating(5, 5, 5, null))).isEqualTo(Answer.NOT_COMPLETED);
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.complete(number, "HandleRequest", "grid01", ANSWER);

        assertThat(casework.withdraw(number, "")).isEqualTo(Answer.ALREADY_COMPLETED);
        assertThat(casework.add("T-none", "x")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void what_is_not_mine_goes_back_once_to_the_tier_above_which_gives_it_to_another_office() {
        String number = triaged("garbage");
        Date handleDue = driver.due(number, "HandlingDeadlinePassed");

        driver.complete(number, "ClaimRequest", "grid01", RETURN);
        assertThat(driver.file(number).state()).isEqualTo(RequestState.RETURNED);
        assertThat(driver.tasks(number)).containsExactly("ReassignResponsibility");
        driver.complete(number, "ReassignResponsibility", "town-head", office("org-dept-parks"));

        assertThat(driver.file(number).state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(driver.file(number).responsibleGroup()).isEqualTo("org-dept-parks");
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(handleDue);
        assertThat(precedents(number)).isZero();
    }

    @Test
    void a_second_return_is_arbitrated_by_the_city_whose_decision_binds_and_is_kept() {
        String number = returnedTwice();
        assertThat(driver.file(number).state()).isEqualTo(RequestState.ARBITRATION);
        assertThat(driver.tasks(number)).containsExactly("ArbitrateResponsibility");
        assertThat(tasks.getVariable(driver.task(number, "ArbitrateResponsibility").getId(), "returnWords"))
                .isEqualTo("不属于本单位职责: 建议交园林环卫服务中心。");

        driver.complete(number, "ArbitrateResponsibility", "desk", office("org-dept-urban-management"));

        assertThat(driver.file(number).responsibleGroup()).isEqualTo("org-dept-urban-management");
        assertThat(precedents(number)).isEqualTo(1);
        assertThatThrownBy(() -> driver.complete(number, "ClaimRequest", "dept-head", RETURN))
                .hasRootCauseInstanceOf(RefusedInputException.class).hasRootCauseMessage("task.refused.returnBound");
    }

    private String returnedTwice() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", RETURN);
        driver.complete(number, "ReassignResponsibility", "town-head", office("org-dept-parks"));
        driver.complete(number, "ClaimRequest", "dept-staff", Map.of("nextStep", "CLAIM"));
        driver.complete(number, "HandleRequest", "dept-staff", RETURN);
        return number;
    }

    @Test
    void a_return_needs_a_reason_a_proposal_and_comes_in_time() {
        String number = triaged("garbage");

        assertThatThrownBy(() -> driver.complete(number, "ClaimRequest", "grid01",
                Map.of("nextStep", "RETURN", "returnProposal", "交园林"))).hasRootCauseMessage("task.refused.returnReason");
        assertThatThrownBy(() -> driver.complete(number, "ClaimRequest", "grid01",
                Map.of("nextStep", "RETURN", "returnReason", "NOT_MY_DUTY")))
                .hasRootCauseMessage("task.refused.returnProposal");
        ClockUtil.setCurrentTime(Date.from(driver.file(number).handleDue().plusSeconds(1)));
        assertThatThrownBy(() -> driver.complete(number, "ClaimRequest", "grid01", RETURN))
                .hasRootCauseMessage("task.refused.returnTooLate");
        assertThat(driver.tasks(number)).containsExactly("ClaimRequest");
        assertThat(driver.file(number).state()).isEqualTo(RequestState.AWAITING_CLAIM);
    }

    @Test
    void nobody_is_made_responsible_who_is_not_an_office_or_without_grounds() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", RETURN);

        assertThatThrownBy(() -> driver.complete(number, "ReassignResponsibility", "town-head",
                office("org-dept-discipline"))).hasRootCauseMessage("task.refused.office");
        assertThatThrownBy(() -> driver.complete(number, "ReassignResponsibility", "town-head",
                Map.of("office", "org-dept-parks"))).hasRootCauseMessage("task.refused.officeReason");
        assertThat(driver.tasks(number)).containsExactly("ReassignResponsibility");
    }

    @Test
    void an_officer_passes_a_request_to_a_colleague_and_to_nobody_else() {
        String number = driver.report("streetLight", TOWN, GRID, null);
        driver.fire(number, "Acceptance");
        driver.complete(number, "ClaimRequest", "dept-staff", Map.of());
        assertThatThrownBy(() -> driver.complete(number, "HandleRequest", "dept-staff",
                Map.of("nextStep", "TRANSFER", "assignee", "grid02", "transferReason", "出差")))
                .hasRootCauseMessage("task.refused.transferOffice");

        driver.complete(number, "HandleRequest", "dept-staff",
                Map.of("nextStep", "TRANSFER", "assignee", "dept-head", "transferReason", "出差"));

        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo("dept-head");
        assertThat(events(number)).endsWith("CLAIMED", "TRANSFERRED");
        driver.complete(number, "HandleRequest", "dept-head", ANSWER);
        assertThat(driver.file(number).state()).isEqualTo(RequestState.COMPLETED);
    }

    private static Map<String, Object> office(String group) {
        return Map.of("office", group, "officeReason", "按三定方案由该单位负责。");
    }

    private int precedents(String number) {
        return jdbc.sql("select count(*) from responsibility_precedent where tracking_number = ?").param(number)
                .query(Integer.class).single();
    }

    @Test
    void a_complaint_about_an_office_runs_in_the_circle_of_discipline_inspection() {
        String number = driver.report("officerConduct", TOWN, GRID, TOWN);
        driver.fire(number, "Acceptance");

        assertThat(driver.task(number, "ClaimRequest").getTenantId()).isEqualTo("discipline");
        assertThat(driver.file(number).responsibleGroup()).isEqualTo("org-dept-discipline");
    }

    @Test
    void a_complaint_about_discipline_inspection_goes_to_the_city_leaders_alone() {
        String number = driver.report("officerConduct", TOWN, GRID, "dept-discipline");
        driver.fire(number, "Acceptance");

        assertThat(driver.task(number, "ClaimRequest").getTenantId()).isEqualTo("city-confidential");
        assertThat(driver.file(number).responsibleGroup()).isEqualTo("city-leaders");
    }

}
