package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What stands on the lists already is not written again, and what stands there is what the engine says. */
@ProcessTest
class OpenTasksTest {

    private static final String GROUP = "grid-370281001-0001";

    @Autowired
    CaseDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    private String number;
    private String task;

    /** How a task is listed. */
    private record Listed(@Nullable String assignee, @Nullable String offeredTo) {
    }

    @BeforeEach
    void a_request_waits_for_its_officer() {
        number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        task = driver.task(number, "ClaimRequest").getId();
    }

    private Listed listed(String id) {
        return jdbc.sql("select assignee, offered_to from open_task where task_id = ?").param(id)
                .query((row, index) -> new Listed(row.getString(1), row.getString(2))).single();
    }

    @Test
    void a_task_that_is_claimed_and_put_back_is_listed_as_it_stands_each_time() {
        assertThat(listed(task)).isEqualTo(new Listed(null, GROUP));
        tasks.claim(task, "grid01");
        assertThat(listed(task)).isEqualTo(new Listed("grid01", GROUP));
        tasks.setAssignee(task, null);
        assertThat(listed(task)).isEqualTo(new Listed(null, GROUP));
    }

    @Test
    void the_last_of_several_changes_in_one_transaction_is_what_counts_even_where_it_is_the_first_again() {
        transaction.executeWithoutResult(status -> {
            tasks.setAssignee(task, "grid01");
            tasks.setAssignee(task, "grid02");
            assertThat(listed(task).assignee()).isEqualTo("grid02");
            tasks.setAssignee(task, "grid01");
            assertThat(listed(task).assignee()).isEqualTo("grid01");
            tasks.addCandidateGroup(task, "head-370281001");
        });

        assertThat(listed(task)).isEqualTo(new Listed("grid01", null));
    }

    @Test
    void what_was_undone_is_written_again_when_it_happens_again() {
        transaction.executeWithoutResult(status -> {
            tasks.setAssignee(task, "grid01");
            status.setRollbackOnly();
        });
        assertThat(listed(task).assignee()).isNull();

        tasks.setAssignee(task, "grid01");

        assertThat(listed(task).assignee()).isEqualTo("grid01");
    }

    @Test
    void a_task_that_begins_in_an_officers_hands_is_listed_there_and_one_that_ended_is_not() {
        driver.complete(number, "ClaimRequest", "grid01", Map.of());

        assertThat(listed(driver.task(number, "HandleRequest").getId()).assignee()).isEqualTo("grid01");
        assertThat(jdbc.sql("select count(*) from open_task where tracking_number = ?").param(number)
                .query(Integer.class).single()).isOne();
    }
}
