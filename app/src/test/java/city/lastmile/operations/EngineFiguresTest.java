package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.ProcessTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class EngineFiguresTest {

    @Autowired
    MeterRegistry meters;
    @Autowired
    EngineFigures figures;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = repository.createDeployment().addModelInstance("figures.bpmn", Bpmn
                .createExecutableProcess("figures").camundaHistoryTimeToLive(1).startEvent()
                .userTask("wait").boundaryEvent().timerWithDuration("P1D").endEvent()
                .moveToActivity("wait").endEvent().done()).deploy();
        figures.refresh();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void open_tasks_and_incidents_show_once_counted() {
        double waiting = tasks("false");
        double taken = tasks("true");
        double incidents = incidents();
        runtime.startProcessInstanceByKey("figures");
        String instance = runtime.startProcessInstanceByKey("figures").getId();
        tasks.claim(tasks.createTaskQuery().processInstanceId(instance).singleResult().getId(), "somebody");
        management.setJobRetries(management.createJobQuery().processInstanceId(instance).singleResult().getId(), 0);

        figures.refresh();

        assertThat(tasks("false")).isEqualTo(waiting + 1);
        assertThat(tasks("true")).isEqualTo(taken + 1);
        assertThat(incidents()).isEqualTo(incidents + 1);
    }

    @Test
    void a_job_counts_when_it_is_due_and_again_when_it_has_failed() {
        double due = jobs("executable");
        double failed = jobs("failed");
        String instance = runtime.startProcessInstanceByKey("figures").getId();
        String job = management.createJobQuery().processInstanceId(instance).singleResult().getId();
        figures.refresh();
        assertThat(jobs("executable")).as("not due before tomorrow").isEqualTo(due);

        management.setJobDuedate(job, new Date(0));
        figures.refresh();
        assertThat(jobs("executable")).isEqualTo(due + 1);

        management.setJobRetries(job, 0);
        figures.refresh();
        assertThat(jobs("executable")).isEqualTo(due);
        assertThat(jobs("failed")).isEqualTo(failed + 1);
    }

    @Test
    void a_scrape_counts_nothing_and_shows_a_gap_after_a_failed_count() {
        double waiting = tasks("false");
        runtime.startProcessInstanceByKey("figures");

        assertThat(tasks("false")).isEqualTo(waiting);
        figures.forget();
        assertThat(tasks("false")).isNaN();
    }

    private double tasks(String assigned) {
        return meters.get("lastmile.engine.tasks").tag("assigned", assigned).gauge().value();
    }

    private double jobs(String state) {
        return meters.get("lastmile.engine.jobs").tag("state", state).gauge().value();
    }

    private double incidents() {
        return meters.get("lastmile.engine.incidents").gauge().value();
    }
}
