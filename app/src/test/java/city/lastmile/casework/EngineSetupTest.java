package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import city.lastmile.support.ProcessTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class EngineSetupTest {

    @Autowired
    EngineSetup setup;
    @Autowired
    ProcessEngine engine;
    @Autowired
    DataSource source;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transactions;

    @Test
    void due_jobs_are_found_by_an_index() {
        assertThat(jdbc.queryForList("select indexdef from pg_indexes where tablename = 'act_ru_job'", String.class))
                .anyMatch(index -> index.endsWith("(duedate_)"));
    }

    @Test
    void a_node_that_starts_is_not_held_up_by_the_transactions_of_another() throws Exception {
        try (Connection other = source.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table act_ru_job in row exclusive mode");

            assertThatCode(() -> transactions.executeWithoutResult(transaction -> {
                jdbc.execute("set local lock_timeout = '100ms'");
                setup.postProcessEngineBuild(engine);
            })).doesNotThrowAnyException();
            other.rollback();
        }
    }

    @Test
    void a_right_is_asked_for_without_reading_the_rights_of_all_open_tasks() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        List<String> groups = List.of("a-group-that-no-right-names");

        List<String> asked = configuration.getCommandExecutorTxRequired().execute(
                command -> command.getAuthorizationManager().filterAuthenticatedGroupIds(groups));

        assertThat(asked).isEqualTo(groups);
        assertThat(configuration.getAuthorizationCheckRevokes()).as("whether denials are looked for").isEqualTo("never");
    }
}
