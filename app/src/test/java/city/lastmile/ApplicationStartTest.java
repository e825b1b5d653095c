package city.lastmile;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationStartTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void due_timers_are_found_by_an_index_and_soon_after_their_time() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(jdbc.sql("select indexdef from pg_indexes where tablename = 'act_ru_job'").query(String.class)
                .list()).anyMatch(index -> index.endsWith("(duedate_)"));
        assertThat(configuration.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(configuration.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(configuration.getJobExecutor().getMaxWait()).isLessThanOrEqualTo(1000);
        assertThat(configuration.getJobExecutor().getLockTimeInMillis()).isEqualTo(30_000);
    }

    @Test
    void the_application_starts_with_its_engine_and_asks_for_authorisation() {
        assertThat(engine.getProcessEngineConfiguration().isAuthorizationEnabled()).isTrue();
    }
}
