package city.lastmile.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.register.CityRegister;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine no longer asks, it must still know. */
@ProcessTest
class LeanEngineTest {

    @Autowired
    CaseDriver cases;
    @Autowired
    CityRegister register;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;
    @Autowired
    ManagementService management;
    @Autowired
    TaskService tasks;
    @Autowired
    HistoryService history;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_process_that_is_suspended_starts_no_more_from_that_moment_and_starts_again_when_it_is_not() {
        deployOneTask("pausing");
        runtime.startProcessInstanceByKey("pausing");

        repository.suspendProcessDefinitionByKey("pausing");
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("pausing"))
                .isInstanceOf(SuspendedEntityInteractionException.class);
        repository.activateProcessDefinitionByKey("pausing");
        assertThat(runtime.startProcessInstanceByKey("pausing").isEnded()).isFalse();
    }

    @Test
    void the_transaction_that_suspends_a_process_knows_it_and_one_that_is_rolled_back_leaves_no_trace() {
        ProcessDefinition process = deployOneTask("wavering");
        runtime.startProcessInstanceByKey("wavering");

        new TransactionTemplate(transactions).executeWithoutResult(undone -> {
            repository.suspendProcessDefinitionById(process.getId());
            assertThatThrownBy(() -> runtime.startProcessInstanceById(process.getId()))
                    .isInstanceOf(SuspendedEntityInteractionException.class);
            undone.setRollbackOnly();
        });
        assertThat(runtime.startProcessInstanceById(process.getId()).isSuspended()).isFalse();
    }

    @Test
    void jobs_of_a_kind_that_is_suspended_are_made_suspended() {
        String first = cases.report("garbage", "370281001", "370281001-0001", null);
        Job job = job(first);
        management.suspendJobDefinitionById(job.getJobDefinitionId(), false);
        try {
            assertThat(job(cases.report("garbage", "370281001", "370281001-0001", null)).isSuspended()).isTrue();
        } finally {
            management.activateJobDefinitionById(job.getJobDefinitionId(), true);
        }
        assertThat(job(cases.report("garbage", "370281001", "370281001-0001", null)).isSuspended()).isFalse();
    }

    @Test
    void an_incident_ends_with_its_job_also_where_retries_were_given_to_all_jobs_of_a_kind_at_once() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        Job job = job(number);
        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).isOne();

        management.setJobRetriesByJobDefinitionId(job.getJobDefinitionId(), 3);
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).as("until the job is done").isOne();
        cases.fire(number, "Acceptance");
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).isZero();
    }

    @Test
    void what_was_put_on_a_task_goes_with_it_and_a_tasks_own_variables_stay_its_own() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        cases.fire(number, "Acceptance");
        String claim = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
        tasks.setVariableLocal(claim, "noted", "by the gate");
        assertThat(tasks.getVariablesLocal(claim)).containsEntry("noted", "by the gate");
        String instance = tasks.createTaskQuery().taskId(claim).singleResult().getProcessInstanceId();
        assertThat(runtime.getVariables(instance)).doesNotContainKey("noted");

        cases.complete(number, "ClaimRequest", register.members("grid-370281001-0001").get(0).id(), Map.of("nextStep", "CLAIM"));
        assertThat(runtime.createVariableInstanceQuery().taskIdIn(claim).count()).isZero();
    }

    @Test
    void the_history_tells_when_a_task_began_and_ended_and_how_long_it_took() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        cases.fire(number, "Acceptance");
        cases.complete(number, "ClaimRequest", register.members("grid-370281001-0001").get(0).id(), Map.of("nextStep", "CLAIM"));

        HistoricTaskInstance claim = history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(number)
                .taskDefinitionKey("ClaimRequest").singleResult();
        assertThat(claim.getDurationInMillis()).isNotNull()
                .isEqualTo(claim.getEndTime().getTime() - claim.getStartTime().getTime());
        assertThat(claim.getRemovalTime()).isEqualTo(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number).singleResult().getRemovalTime()).isNotNull();
    }

    private Job job(String number) {
        List<Job> jobs = management.createJobQuery().processInstanceId(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number).singleResult().getId()).list();
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    private ProcessDefinition deployOneTask(String key) {
        repository.createDeployment().name(key).addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1).startEvent().userTask("Wait").endEvent().done()).deploy();
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).singleResult();
    }
}
