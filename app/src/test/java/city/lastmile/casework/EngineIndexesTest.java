package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How the engine's tables are indexed here. */
@ProcessTest
class EngineIndexesTest {

    private static final String INDEXES = "select indexname || ' ' || indexdef from pg_indexes"
            + " where schemaname = current_schema and tablename like 'act\\_%' order by indexname";

    @Autowired
    JdbcClient jdbc;

    @Test
    void rows_that_nobody_finds_by_an_index_are_not_in_it() {
        assertThat(indexes()).anySatisfy(index -> assertThat(index).startsWith("act_idx_variable_tenant_id ")
                .endsWith("(tenant_id_) WHERE (tenant_id_ IS NOT NULL)"));
        assertThat(indexes()).anySatisfy(index -> assertThat(index).startsWith("act_idx_var_exe ")
                .endsWith("(execution_id_)"));
        assertThat(indexes()).anySatisfy(index -> assertThat(index).startsWith("lastmile_job_due "));
    }

    @Test
    @Transactional
    void whoever_asks_for_a_value_is_served_by_the_index() {
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
        jdbc.sql("prepare asked(text) as select 1 from act_ru_variable where bytearray_id_ = $1").update();

        List<String> plan = jdbc.sql("explain execute asked('1')").query(String.class).list();

        assertThat(String.join("\n", plan)).contains("act_idx_var_bytearray");
    }

    @Test
    @Transactional
    void the_first_tasks_in_the_order_of_their_deadline_are_found_without_sorting_all() {
        jdbc.sql("set local enable_sort = off").update();
        jdbc.sql("set local enable_seqscan = off").update();

        List<String> plan = jdbc.sql("explain select distinct id_, due_date_ from act_ru_task order by due_date_ limit 15")
                .query(String.class).list();

        assertThat(String.join("\n", plan)).contains("lastmile_task_due").contains("Incremental Sort");
    }

    @Test
    void another_start_leaves_them_as_they_are() throws Exception {
        List<String> before = indexes();

        jdbc.sql(new ClassPathResource("db/engine/indexes.sql").getContentAsString(StandardCharsets.UTF_8)).update();

        assertThat(indexes()).isEqualTo(before);
    }

    private List<String> indexes() {
        return jdbc.sql(INDEXES).query(String.class).list();
    }
}
