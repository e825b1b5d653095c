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
