package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What stands on a task's card in Tasklist. */
@ProcessTest
class TaskCardsTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    RequestLedger ledger;
    @Autowired
    TaskService tasks;
    @Autowired
    ApplicationContext beans;

    @Test
    void a_card_shows_the_level_of_supervision_as_it_is_now() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        assertThat(card(number, "ClaimRequest")).isNotEmpty().doesNotContainKey("supervisionLevel");

        driver.fire(number, "EarlyWarningDue");
        assertThat(card(number, "ClaimRequest")).containsEntry("supervisionLevel", "预警");
        driver.fire(number, "HandlingDeadlinePassed");

        assertThat(card(number, "ClaimRequest")).containsEntry("supervisionLevel", "黄牌");
        assertThat(card(number, "SuperviseRequest")).containsEntry("supervisionLevel", "黄牌");
    }

    @Test
    void a_late_warning_takes_no_card_back() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.fire(number, "HandlingDeadlinePassed");

        driver.fire(number, "EarlyWarningDue");

        assertThat(card(number, "ClaimRequest")).containsEntry("supervisionLevel", "黄牌");
        assertThat(driver.file(number).supervision()).isEqualTo(Supervision.YELLOW);
    }

    @Test
    void a_card_shows_what_whoever_assigned_the_request_wrote_and_nothing_where_an_officer_took_it_himself() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.fire(number, "ClaimDeadlinePassed");
        driver.complete(number, "AssignRequest", "town-head",
                Map.of("assignee", "grid01", "instruction", "先清主干道。"));
        assertThat(card(number, "HandleRequest")).containsEntry("assignmentWords", "先清主干道。");
        assertThat(ledger.journal(number)).filteredOn(entry -> entry.event().equals("ASSIGNED"))
                .extracting(JournalEntry::details).containsExactly("先清主干道。");

        driver.fire(number, "HandlingDeadlinePassed");
        driver.complete(number, "SuperviseRequest", "town-head",
                Map.of("measure", "REASSIGN", "assignee", "grid02", "instruction", "改由邻格办理。"));
        assertThat(card(number, "HandleRequest")).containsEntry("assignmentWords", "改由邻格办理。");

        String taken = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(taken, "Acceptance");
        driver.complete(taken, "ClaimRequest", "grid01", Map.of("claimNote", "今天去看。"));
        assertThat(card(taken, "HandleRequest")).doesNotContainKey("assignmentWords");
    }

    @Test
    void no_word_on_a_card_hides_a_bean_that_models_call() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");

        assertThat(card(number, "ClaimRequest").keySet()).isNotEmpty().noneMatch(beans::containsBean);
    }

    private Map<String, Object> card(String number, String task) {
        Task found = driver.task(number, task);
        return tasks.getVariablesLocal(found.getId());
    }
}
