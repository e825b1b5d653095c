package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.StaffBook;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the lists of a task's form offer: made for whoever opens it, kept nowhere. */
@ProcessTest
class TaskChoicesTest {

    private static final String GRID = "grid-370281001-0001";
    private static final String HEADS = "head-370281001";

    @Autowired
    CaseDriver driver;
    @Autowired
    CityRegister register;
    @Autowired
    StaffBook book;
    @Autowired
    FormService forms;
    @Autowired
    RuntimeService runtime;
    @Autowired
    IdentityService identities;
    @Autowired
    Clock clock;

    @Test
    void a_form_offers_the_colleagues_who_are_there_when_it_is_opened() {
        String number = inHand();
        Officer colleague = register.members(HEADS).get(0);
        assertThat(offered(number, "HandleRequest", "officers")).contains(colleague.id(), colleague.name());

        book.enterAbsence(colleague.id(), LocalDate.now(clock), LocalDate.now(clock), colleague.id());

        assertThat(offered(number, "HandleRequest", "officers")).isNotEmpty().doesNotContain(colleague.id());
    }

    @Test
    void the_form_of_a_claim_names_people_to_whoever_may_give_it_away_and_nobody_to_others() {
        String number = driver.report("streetLight", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        String claim = driver.task(number, "ClaimRequest").getId();

        assertThat(offeredTo("dept-staff", claim)).as("not even the list").isNull();
        assertThat(offeredTo("dept-head", claim)).contains("dept-staff");
        assertThat(offered(claim, "officers")).as("without a reader").isNull();
        assertThatThrownBy(() -> driver.complete(number, "ClaimRequest", "dept-staff",
                Map.of("nextStep", "CLAIM", "assignee", "dept-head"))).hasRootCauseMessage("task.refused.assignByHead");
        forms.submitTaskForm(claim, Map.of("nextStep", "CLAIM"));
        assertThat(keptLists(number)).isZero();
    }

    private @Nullable String offeredTo(String officer, String task) {
        identities.setAuthentication(officer, List.copyOf(register.officer(officer).orElseThrow().groups()));
        try {
            return offered(task, "officers");
        } finally {
            identities.clearAuthentication();
        }
    }

    @AfterEach
    void everybody_is_back() {
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), absence.officer()));
    }

    @Test
    void what_a_form_offers_is_kept_neither_while_it_is_open_nor_when_it_is_sent() {
        String number = inHand();
        assertThat(keptLists(number)).isZero();

        forms.submitTaskForm(driver.task(number, "HandleRequest").getId(), Map.of("nextStep", "JOINT"));

        assertThat(keptLists(number)).isZero();
        assertThat(offered(number, "PlanJointHandling", "offices")).contains("org-");
    }

    private String inHand() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.complete(number, "ClaimRequest", register.members(GRID).get(0).id(), Map.of("nextStep", "CLAIM"));
        return number;
    }

    private @Nullable String offered(String number, String task, String list) {
        return offered(driver.task(number, task).getId(), list);
    }

    private @Nullable String offered(String task, String list) {
        TypedValue value = forms.getTaskFormVariables(task).getValueTyped(list);
        return value instanceof JsonValue options ? options.getValueSerialized() : null;
    }

    private long keptLists(String number) {
        return driver.instances(number).stream().mapToLong(instance -> runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance).variableNameIn("officers", "offices").count()).sum();
    }
}
