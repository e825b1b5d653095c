package city.lastmile.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.casework.Casework;
import city.lastmile.casework.PublicStep;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class SupervisionProcessTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @Test
    void the_head_of_the_town_supervises_what_its_grid_officer_left_overdue() {
        String number = overdue();

        assertThat(supervisors(number)).containsExactly("head-370281001");
        assertThat(cards(number)).containsExactly("YELLOW grid01 grid-370281001-0001");
    }

    @Test
    void a_red_card_reaches_the_city_leaders_and_is_given_once() {
        String number = overdue();

        driver.fire(number, "GravelyOverdue");

        assertThat(cards(number)).containsExactlyInAnyOrder("YELLOW grid01 grid-370281001-0001",
                "RED grid01 grid-370281001-0001");
        assertThat(jdbc.sql("select supervisor_group from supervision_case where tracking_number = ? and card = 'RED'")
                .param(number).query(String.class).single()).isEqualTo("city-leaders");
    }

    @Test
    void a_supervisor_gives_the_request_to_another_officer_and_its_deadline_stays() {
        String number = overdue();
        Date due = driver.task(number, "HandleRequest").getDueDate();

        driver.complete(number, "SuperviseRequest", "town-head",
                Map.of("measure", "REASSIGN", "assignee", "grid02", "instruction", "改由邻格办理"));

        assertThat(driver.task(number, "HandleRequest").getAssignee()).isEqualTo("grid02");
        assertThat(driver.task(number, "HandleRequest").getDueDate()).isEqualTo(due);
    }

    @Test
    void a_measure_without_words_or_of_no_known_kind_is_refused_and_changes_nothing() {
        String number = overdue();

        assertThatThrownBy(() -> driver.complete(number, "SuperviseRequest", "town-head",
                Map.of("measure", "INSTRUCT", "instruction", " "))).hasRootCauseInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> driver.complete(number, "SuperviseRequest", "town-head",
                Map.of("measure", "PUNISH", "instruction", "x"))).hasRootCauseInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> driver.complete(number, "SuperviseRequest", "town-head",
                Map.of("measure", "REASSIGN", "assignee", "nobody", "instruction", "x")))
                .hasRootCauseInstanceOf(RefusedInputException.class);

        assertThat(driver.tasks(number)).containsExactly("ExplainInWriting", "HandleRequest", "SuperviseRequest");
    }

    @Test
    void nothing_of_a_supervision_outlives_its_request() {
        String number = overdue();

        driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "已办结"));

        assertThat(jdbc.sql("select count(*) from supervision_case where tracking_number = ? and closed_at is null")
                .param(number).query(Long.class).single()).isZero();
    }

    @Test
    void the_resident_sees_that_the_request_is_supervised_but_not_the_words_between_officers() {
        String number = overdue();
        driver.complete(number, "SuperviseRequest", "town-head", Map.of("measure", "INSTRUCT", "instruction", "内部意见"));

        List<PublicStep> steps = casework.publicSteps(number);

        assertThat(steps).extracting(PublicStep::event).contains("SUPERVISION_OPENED", "SUPERVISION_MEASURE");
        assertThat(steps).noneMatch(step -> String.valueOf(step.words()).contains("内部意见"));
    }

    private String overdue() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.fire(number, "HandlingDeadlinePassed");
        return number;
    }

    private List<String> supervisors(String number) {
        return tasks.getIdentityLinksForTask(driver.task(number, "SuperviseRequest").getId()).stream()
                .map(IdentityLink::getGroupId).toList();
    }

    private List<String> cards(String number) {
        return jdbc.sql("select card || ' ' || officer || ' ' || responsible_group from supervision_card where tracking_number = ?")
                .param(number).query(String.class).list();
    }
}
