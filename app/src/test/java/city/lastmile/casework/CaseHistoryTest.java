package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.lastmile.register.CityRegister;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class CaseHistoryTest {

    @Autowired
    CaseDriver cases;
    @Autowired
    Casework casework;
    @Autowired
    CityRegister register;
    @Autowired
    HistoryService history;

    @Test
    void the_engine_keeps_who_did_what_when_and_leaves_the_rest_to_the_journal() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        cases.fire(number, "Acceptance");
        String officer = register.members("grid-370281001-0001").get(0).id();
        cases.complete(number, "ClaimRequest", officer, Map.of("nextStep", "CLAIM"));
        cases.complete(number, "HandleRequest", officer,
                Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", "已清运。"));
        casework.rate(number, new Rating(5, 5, 5, null));

        HistoricProcessInstance instance =
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
        assertThat(instance.getEndTime()).isNotNull();
        assertThat(history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list())
                .extracting(HistoricTaskInstance::getTaskDefinitionKey, HistoricTaskInstance::getAssignee)
                .containsExactlyInAnyOrder(tuple("ClaimRequest", officer),
                        tuple("HandleRequest", officer));
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list())
                .allSatisfy(activity -> assertThat(activity.getEndTime()).isNotNull())
                .extracting(HistoricActivityInstance::getActivityId)
                .contains("RatingReceived").doesNotContain("Dispatch", "NextStep")
                .as("tasks stand among the tasks").doesNotContain("ClaimRequest", "HandleRequest");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).count()).isZero();
    }
}
