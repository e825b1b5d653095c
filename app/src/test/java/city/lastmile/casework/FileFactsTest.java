package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.register.CityRegister;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class FileFactsTest {

    private static final String GRID = "grid-370281001-0001";

    @Autowired
    CaseDriver cases;
    @Autowired
    Casework casework;
    @Autowired
    CityRegister register;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    FileFacts facts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void what_tables_and_models_ask_of_a_request_stands_in_its_file_and_not_in_the_engine() {
        String number = report();
        cases.fire(number, "Acceptance");

        assertThat(runtime.getVariables(process(number))).isEmpty();
        assertThat(facts.of(number)).containsEntry("category", "garbage").containsEntry("urgency", "ORDINARY")
                .containsEntry("confidential", false).containsEntry("subject", "").containsEntry("tier", "GRID")
                .containsEntry("candidateGroup", GRID).containsKeys("claimWithin", "handleDue", "returnUntil");
        assertThat(cases.task(number, "ClaimRequest").getDueDate()).isEqualTo((Date) facts.of(number).get("claimDue"));
    }

    @Test
    void a_case_that_is_taken_to_another_step_by_hand_has_its_moments_all_the_same() {
        String number = report();
        cases.fire(number, "Acceptance");
        cases.complete(number, "ClaimRequest", officer(), Map.of("nextStep", "CLAIM"));

        runtime.createProcessInstanceModification(process(number)).startBeforeActivity("ClaimRequest")
                .cancelAllForActivity("HandleRequest").execute();

        assertThat(cases.task(number, "ClaimRequest").getDueDate()).isEqualTo((Date) facts.of(number).get("claimDue"));
        assertThat(management.createJobQuery().processInstanceId(process(number)).activityId("ClaimDeadlinePassed")
                .singleResult().getDuedate()).isEqualTo((Date) facts.of(number).get("claimDue"));
    }

    @Test
    void a_case_from_before_files_had_them_goes_by_its_variables_to_its_end() {
        String number = report();
        Map<String, Object> before = new HashMap<>(facts.of(number));
        runtime.setVariables(process(number), before);
        jdbc.sql("update service_request set urgency = null, category_group = null where tracking_number = :number")
                .param("number", number).update();

        cases.fire(number, "Acceptance");
        assertThat(runtime.getVariables(process(number))).containsAllEntriesOf(before)
                .containsEntry("tier", "GRID").containsEntry("candidateGroup", GRID).containsKey("handleDue");
        cases.complete(number, "ClaimRequest", officer(), Map.of("nextStep", "CLAIM"));
        assertThat(runtime.getVariable(process(number), "responsibleOfficer")).isEqualTo(officer());
        cases.complete(number, "HandleRequest", officer(),
                Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", "已清运。"));
        casework.rate(number, new Rating(5, 5, 5, null));

        assertThat(cases.file(number).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    void what_a_step_goes_by_nobody_changes_until_it_is_done() {
        String number = report();
        TransactionTemplate another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            cases.fire(number, "Acceptance");
            assertThat(another.<Boolean>execute(inner -> isFree(number))).isFalse();
        });

        assertThat(isFree(number)).isTrue();
    }

    private boolean isFree(String number) {
        return jdbc.sql("select true from service_request where tracking_number = ? for update skip locked")
                .param(number).query(Boolean.class).optional().isPresent();
    }

    private String report() {
        return cases.report("garbage", "370281001", "370281001-0001", null);
    }

    private String officer() {
        return register.members(GRID).get(0).id();
    }

    private String process(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId();
    }
}
