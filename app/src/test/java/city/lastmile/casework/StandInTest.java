package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Availability;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.StaffBook;
import city.lastmile.register.StaffBook.Reason;
import city.lastmile.register.StaffBook.Scope;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who stands in for whom; whatever happens, somebody is responsible and no deadline moves. */
@ProcessTest
class StandInTest {

    private static final String TOWN = "370281001";
    private static final String GRID = "grid-370281001-0001";
    private static final String NEXT_GRID = "grid-370281001-0002";
    private static final String HEADS = "head-370281001";
    private static final String BY = "370281001-head-1";

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    StaffBook book;
    @Autowired
    Availability availability;
    @Autowired
    Suitability suitability;
    @Autowired
    StandInRound round;
    @Autowired
    OfficeChoices choices;
    @Autowired
    CityRegister register;
    @Autowired
    TaskService tasks;
    @Autowired
    DecisionService decisions;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;

    private String gridOfficer;
    private String neighbour;

    @BeforeEach
    void on_a_tuesday_morning() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-10T01:00:00Z")));
        gridOfficer = register.members(GRID).get(0).id();
        neighbour = register.members(NEXT_GRID).get(0).id();
    }

    @AfterEach
    void everybody_is_back() {
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), BY));
        book.deputies().forEach(deputy -> book.endDeputy(deputy.id(), BY));
        book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), BY));
        ClockUtil.reset();
    }

    @Test
    void an_office_where_all_are_on_leave_is_stood_in_for_by_the_office_named_for_it() {
        away(gridOfficer);
        book.nameDeputy(GRID, NEXT_GRID, BY);
        String number = dispatched();

        assertThat(casework.find(number).orElseThrow().responsibleGroup()).isEqualTo(NEXT_GRID);
        assertThat(candidates(number, "ClaimRequest")).containsExactly(NEXT_GRID);
        assertThat(entry(number, "STOOD_IN").details()).contains(GRID + " → " + NEXT_GRID).contains("deputyStandsIn");
        assertThat(casework.publicSteps(number)).extracting(PublicStep::event).contains("STOOD_IN");
    }

    @Test
    void without_a_deputy_who_is_there_the_superior_answers_and_above_that_the_city() {
        away(gridOfficer);
        assertThat(casework.find(dispatched()).orElseThrow().responsibleGroup()).isEqualTo(HEADS);

        book.nameDeputy(GRID, NEXT_GRID, BY);
        away(neighbour);
        assertThat(casework.find(dispatched()).orElseThrow().responsibleGroup()).isEqualTo(HEADS);

        register.members(HEADS).forEach(head -> away(head.id()));
        String number = dispatched();
        assertThat(casework.find(number).orElseThrow().responsibleGroup()).isEqualTo("city-leaders");
        assertThat(entry(number, "STOOD_IN").details()).contains("topStandsIn").contains("city-leaders");
    }

    @Test
    void when_the_whole_line_is_on_leave_nobody_who_comes_in_is_turned_away() {
        String number = dispatched();
        driver.fire(number, "ClaimDeadlinePassed");
        away(gridOfficer);
        register.members(HEADS).forEach(head -> away(head.id()));
        register.members("org-370281001").stream().filter(officer -> !availability.isAway(officer.id()))
                .forEach(officer -> away(officer.id()));
        register.members("city-leaders").forEach(leader -> away(leader.id()));
        round.goRound();

        assertThat(candidates(number, "AssignRequest")).contains(HEADS);
        String leader = register.members("city-leaders").get(0).id();
        assertThat(choices.colleagues(number)).extracting(Officer::id).contains(leader);
        tasks.addCandidateGroup(driver.task(number, "AssignRequest").getId(), "city-leaders");
        driver.complete(number, "AssignRequest", leader, Map.of("assignee", leader));
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo(leader);
    }

    @Test
    void when_leave_begins_what_lies_with_the_office_is_offered_to_whoever_stands_in_and_no_deadline_moves() {
        String number = dispatched();
        Date due = driver.due(number, "HandlingDeadlinePassed");
        Instant claimDue = casework.find(number).orElseThrow().claimDue();
        book.enterAbsence(gridOfficer, today().plusDays(1), today().plusDays(3), BY);
        round.goRound();
        assertThat(candidates(number, "ClaimRequest")).as("tomorrow is not today").containsExactly(GRID);

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-10T16:00:00Z")));
        round.goRound();
        round.goRound();

        assertThat(candidates(number, "ClaimRequest")).containsExactlyInAnyOrder(GRID, HEADS);
        assertThat(steps(number)).containsOnlyOnce("STOOD_IN");
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(due);
        assertThat(casework.find(number).orElseThrow().claimDue()).isEqualTo(claimDue);
        driver.complete(number, "ClaimRequest", register.members(HEADS).get(0).id(), Map.of());
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo(register.members(HEADS).get(0).id());
    }

    @Test
    void the_deputy_takes_over_what_an_officer_on_leave_was_handling() {
        String number = claimed();
        Date due = driver.due(number, "HandlingDeadlinePassed");
        book.nameDeputy(gridOfficer, neighbour, BY);
        round.goRound();
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo(gridOfficer);

        away(gridOfficer);
        round.goRound();
        round.goRound();

        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo(neighbour);
        assertThat(ledger.text(number, Fact.RESPONSIBLE_OFFICER)).isEqualTo(neighbour);
        assertThat(entry(number, "HANDED_OVER").details()).contains(gridOfficer + " → " + neighbour);
        assertThat(steps(number)).containsOnlyOnce("HANDED_OVER");
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(due);
        driver.complete(number, "HandleRequest", neighbour, Map.of("outcome", "SOLVED", "publicAnswer", "已清运。"));
        assertThat(driver.file(number).state()).isEqualTo(RequestState.COMPLETED);
    }

    @Test
    void who_comes_back_finds_his_work_with_whoever_took_it_over_until_that_one_gives_it_back() {
        String number = claimed();
        away(gridOfficer);
        round.goRound();
        String standIn = driver.task(number, "HandleRequest").getAssignee();
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), BY));
        round.goRound();
        assertThat(driver.task(number, "HandleRequest").getAssignee()).as("begun work changes hands no further").isEqualTo(standIn);

        driver.complete(number, "HandleRequest", standIn,
                Map.of("nextStep", "TRANSFER", "assignee", gridOfficer, "transferReason", "已销假。"));
        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo(gridOfficer);
    }

    @Test
    void without_a_deputy_an_officers_work_passes_to_his_superior() {
        String number = claimed();
        away(gridOfficer);
        round.goRound();

        assertThat(register.members(HEADS)).extracting(Officer::id)
                .contains(driver.task(number, "HandleRequest").getAssignee());
    }

    @Test
    void a_deputy_who_is_away_has_a_deputy_too_and_a_circle_of_deputies_ends() {
        book.nameDeputy(gridOfficer, neighbour, BY);
        book.nameDeputy(neighbour, "town-staff", BY);
        away(neighbour);
        assertThat(availability.deputyOf(gridOfficer).orElseThrow().id()).isEqualTo("town-staff");

        book.nameDeputy("town-staff", gridOfficer, BY);
        away("town-staff");
        away(gridOfficer);
        assertThat(availability.deputyOf(gridOfficer)).isEmpty();
    }

    @Test
    void what_was_taken_from_an_office_and_not_finished_goes_back_to_it() {
        String number = dispatched();
        driver.fire(number, "ClaimDeadlinePassed");
        String head = register.members(HEADS).get(0).id();
        tasks.claim(driver.task(number, "AssignRequest").getId(), head);
        away(head);
        round.goRound();

        assertThat(driver.task(number, "AssignRequest").getAssignee()).isNull();
        assertThat(candidates(number, "AssignRequest")).contains(HEADS);
        assertThat(entry(number, "GIVEN_BACK").details()).isEqualTo(head + " → " + HEADS);
    }

    @Test
    void a_task_that_begins_while_its_officer_is_away_begins_with_the_deputy() {
        String number = claimed();
        driver.complete(number, "HandleRequest", gridOfficer, Map.of("outcome", "SOLVED", "publicAnswer", "已清运。"));
        casework.rate(number, new Rating(1, 1, 3, "没有清运。"));
        book.nameDeputy(GRID, NEXT_GRID, BY);
        away(gridOfficer);
        String second = dispatched();

        round.goRound();
        assertThat(candidates(number, "ClaimRequest")).as("reopened").contains(NEXT_GRID);
        assertThat(candidates(second, "ClaimRequest")).containsExactly(NEXT_GRID);
    }

    @Test
    void who_is_on_leave_claims_nothing_and_is_given_nothing() {
        String number = dispatched();
        driver.fire(number, "ClaimDeadlinePassed");
        assertThat(choices.colleagues(number)).extracting(Officer::id).contains(gridOfficer);
        away(gridOfficer);
        assertThat(choices.colleagues(number)).extracting(Officer::id).doesNotContain(gridOfficer).isNotEmpty();

        assertThatThrownBy(() -> driver.complete(number, "AssignRequest", register.members(HEADS).get(0).id(), Map.of("assignee", gridOfficer)))
                .rootCause().isInstanceOf(RefusedInputException.class).hasMessage("task.refused.away");
        assertThat(driver.tasks(number)).contains("AssignRequest");
    }

    @ParameterizedTest
    @CsvSource({"CATEGORY,garbage", "ORGANISATION,370281001", "GRID,370281001-0001"})
    void a_standing_conflict_keeps_an_officer_out_of_all_such_matters(Scope scope, String subject) {
        book.declareConflict(gridOfficer, scope, subject, Reason.RELATIVE, BY);
        String number = dispatched();

        assertThat(driver.file(number).responsibleGroup()).isEqualTo(HEADS);
        driver.fire(number, "ClaimDeadlinePassed");
        assertThat(choices.colleagues(number)).extracting(Officer::id).doesNotContain(gridOfficer);
        assertThatThrownBy(() -> driver.complete(number, "AssignRequest", register.members(HEADS).get(0).id(), Map.of("assignee", gridOfficer)))
                .rootCause().isInstanceOf(RefusedInputException.class).hasMessage("task.refused.conflict");
    }

    @Test
    void who_declares_a_conflict_hands_the_case_to_a_colleague_and_no_deadline_moves() {
        String number = driver.report("streetLight", TOWN, "370281001-0001", null);
        driver.fire(number, "Acceptance");
        String office = String.valueOf(driver.file(number).responsibleGroup());
        String officer = register.members(office).get(0).id();
        driver.complete(number, "ClaimRequest", officer, Map.of());
        Date due = driver.due(number, "HandlingDeadlinePassed");

        suitability.declareConflict(officer, number, Reason.RELATIVE);

        String other = driver.task(number, "HandleRequest").getAssignee();
        assertThat(other).isNotEqualTo(officer);
        assertThat(register.members(office)).extracting(Officer::id).contains(other);
        assertThat(ledger.text(number, Fact.RESPONSIBLE_OFFICER)).isEqualTo(other);
        assertThat(entry(number, "CONFLICT_DECLARED").details()).isEqualTo("RELATIVE");
        assertThat(entry(number, "HANDED_OVER").details()).contains("colleagueForConflict");
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(due);
        assertThat(suitability.mustKeepOut(officer, number)).isTrue();
        assertThatThrownBy(() -> suitability.declareConflict(officer, number, Reason.RELATIVE))
                .hasMessage("task.refused.declared");
    }

    @Test
    void what_is_offered_to_an_office_is_offered_to_all_of_it_but_those_who_keep_out() {
        String number = driver.report("streetLight", TOWN, "370281001-0001", null);
        driver.fire(number, "Acceptance");
        String office = String.valueOf(driver.file(number).responsibleGroup());
        List<String> members = register.members(office).stream().map(Officer::id).toList();

        suitability.declareConflict(members.get(0), number, Reason.PARTY);

        assertThat(candidates(number, "ClaimRequest")).isEmpty();
        assertThat(users(number, "ClaimRequest")).containsExactlyInAnyOrderElementsOf(members.subList(1, members.size()));
        members.subList(1, members.size()).forEach(this::away);
        round.goRound();
        assertThat(candidates(number, "ClaimRequest")).as("the others left").isNotEmpty();
    }

    @Test
    void what_begins_after_a_standing_conflict_was_declared_is_offered_to_the_others_alone() {
        String first = driver.report("streetLight", TOWN, "370281001-0001", null);
        driver.fire(first, "Acceptance");
        String office = String.valueOf(driver.file(first).responsibleGroup());
        String keepsOut = register.members(office).get(0).id();
        book.declareConflict(keepsOut, Scope.CATEGORY, "streetLight", Reason.INTEREST, BY);
        String second = driver.report("streetLight", TOWN, "370281001-0001", null);
        driver.fire(second, "Acceptance");

        assertThat(candidates(second, "ClaimRequest")).isEmpty();
        assertThat(users(second, "ClaimRequest")).isNotEmpty().doesNotContain(keepsOut);
        assertThat(candidates(first, "ClaimRequest")).containsExactly(office);
        round.goRound();
        assertThat(users(first, "ClaimRequest")).as("what waited already").isNotEmpty().doesNotContain(keepsOut);
    }

    @Test
    void the_only_officer_of_a_grid_hands_it_to_the_superior() {
        String number = claimed();
        suitability.declareConflict(gridOfficer, number, Reason.ENMITY);

        assertThat(register.members(HEADS)).extracting(Officer::id)
                .contains(driver.task(number, "HandleRequest").getAssignee());
        driver.complete(number, "HandleRequest", driver.task(number, "HandleRequest").getAssignee(),
                Map.of("outcome", "SOLVED", "publicAnswer", "已清运。"));
        assertThatThrownBy(() -> suitability.declareConflict("leader", dispatchedAndWithdrawn(), Reason.OTHER))
                .hasMessage("task.refused.declared");
    }

    private String dispatchedAndWithdrawn() {
        String number = dispatched();
        casework.withdraw(number, "算了");
        return number;
    }

    @Test
    void a_conflict_keeps_out_of_nothing_else() {
        book.declareConflict(gridOfficer, Scope.CATEGORY, "streetLight", Reason.INTEREST, BY);

        assertThat(driver.file(dispatched()).responsibleGroup()).isEqualTo(GRID);
    }

    @Test
    void what_was_entered_on_another_node_counts_here_within_seconds() {
        jdbc.sql("insert into absence (officer_id, first_day, last_day, entered_by, entered_at) values (?, ?, ?, ?, now())")
                .params(gridOfficer, today(), today(), BY).update();

        await().atMost(Duration.ofSeconds(20)).until(() -> availability.isAway(gridOfficer));
    }

    @Test
    void leave_needs_a_person_a_period_and_no_other_leave_on_those_days() {
        assertThatThrownBy(() -> book.enterAbsence("nobody", today(), today(), BY)).hasMessage("staffing.refused.officer");
        assertThatThrownBy(() -> book.enterAbsence(gridOfficer, today(), today().minusDays(1), BY))
                .hasMessage("staffing.refused.days");
        assertThatThrownBy(() -> book.enterAbsence(gridOfficer, today().minusDays(9), today().minusDays(1), BY))
                .hasMessage("staffing.refused.days");
        assertThatThrownBy(() -> book.enterAbsence(gridOfficer, today(), today().plusDays(400), BY))
                .hasMessage("staffing.refused.days");
        book.enterAbsence(gridOfficer, today(), today().plusDays(3), BY);
        assertThatThrownBy(() -> book.enterAbsence(gridOfficer, today().plusDays(3), today().plusDays(9), BY))
                .hasMessage("staffing.refused.overlap");
    }

    @Test
    void nobody_stands_in_for_himself_and_no_office_for_a_person() {
        assertThatThrownBy(() -> book.nameDeputy(gridOfficer, gridOfficer, BY)).hasMessage("staffing.refused.deputy");
        assertThatThrownBy(() -> book.nameDeputy(gridOfficer, GRID, BY)).hasMessage("staffing.refused.deputy");
        assertThatThrownBy(() -> book.nameDeputy(GRID, "org-nowhere", BY)).hasMessage("staffing.refused.deputy");
    }

    @Test
    void no_question_to_the_table_falls_through() {
        for (String absence : List.of("OFFICE", "OFFICER", "CONFLICT", "UNHEARD_OF")) {
            for (int bits = 0; bits < 8; bits++) {
                assertThat(decisions.evaluateDecisionTableByKey("stand-in", Map.of("absence", absence, "deputyPresent",
                        (bits & 1) > 0, "colleaguePresent", (bits & 2) > 0, "superiorPresent", (bits & 4) > 0))
                        .getSingleResult().<String>getSingleEntry()).isIn("DEPUTY", "COLLEAGUE", "SUPERIOR", "TOP");
            }
        }
    }

    private String dispatched() {
        String number = driver.report("garbage", TOWN, "370281001-0001", null);
        driver.fire(number, "Acceptance");
        return number;
    }

    private String claimed() {
        String number = dispatched();
        driver.complete(number, "ClaimRequest", gridOfficer, Map.of());
        return number;
    }

    private void away(String officer) {
        book.enterAbsence(officer, today(), today().plusDays(2), BY);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<String> candidates(String number, String task) {
        return tasks.getIdentityLinksForTask(driver.task(number, task).getId()).stream().map(IdentityLink::getGroupId)
                .filter(Objects::nonNull).toList();
    }

    private List<String> users(String number, String task) {
        return tasks.getIdentityLinksForTask(driver.task(number, task).getId()).stream().map(IdentityLink::getUserId)
                .filter(Objects::nonNull).toList();
    }

    private List<String> steps(String number) {
        return ledger.journal(number).stream().map(JournalEntry::event).toList();
    }

    private JournalEntry entry(String number, String event) {
        return ledger.journal(number).stream().filter(step -> step.event().equals(event)).findFirst().orElseThrow();
    }
}
