package city.lastmile.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import city.lastmile.insight.Thresholds.Hot;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What is hot and what is a small sample stands in tables that designers edit. */
@ProcessTest
class CityRulesTest {

    private static final String FILE = "dmn/city-figures.dmn";

    @Autowired
    CityRules rules;
    @Autowired
    CityBoard board;
    @Autowired
    CaseDriver driver;
    @Autowired
    RepositoryService repository;

    @AfterEach
    void let_the_shipped_tables_rule_again() {
        repository.createDeploymentQuery().deploymentName("altered figures").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        rules.refresh();
    }

    @Test
    void the_shipped_tables_answer_for_every_category_also_one_that_is_new() {
        rules.refresh();

        assertThat(rules.inForce().otherwise()).isEqualTo(new Hot(5, 3));
        assertThat(rules.inForce().hot()).containsKey("garbage").allSatisfy((category, hot) ->
                assertThat(hot).as(category).isEqualTo(new Hot(5, 3)));
        assertThat(rules.inForce().onTime()).isEqualTo(30);
        assertThat(rules.inForce().satisfied()).isEqualTo(30);
    }

    @Test
    void a_designers_change_shows_on_the_citys_page_without_a_restart() throws IOException {
        for (int i = 0; i < 3; i++) {
            driver.report("streetLight", "370281012", "370281012-0001", null);
        }
        assertThat(hot()).doesNotContain(tuple("370281012", "streetLight"));

        deploy(shipped().replace("<text>5</text>", "<text>2</text>").replace("<text>3</text>", "<text>1.5</text>")
                .replace("<text>30</text>", "<text>7</text>"));
        rules.refresh();

        await("until it was counted").untilAsserted(() -> assertThat(hot()).contains(tuple("370281012", "streetLight")));
        assertThat(board.figures().rules()).isEqualTo(new CityFigures.Rules(2, 1.5, false, 7));
    }

    @Test
    void where_a_table_answers_nothing_or_no_number_the_last_good_one_stays() throws IOException {
        Thresholds before = rules.inForce();

        deploy(shipped().replaceAll("(?s)<rule id=\"everyShare\">.*?</rule>", ""));
        rules.refresh();
        assertThat(rules.inForce()).isSameAs(before);

        deploy(shipped().replace("<text>30</text>", "<text>-1</text>"));
        rules.refresh();
        assertThat(rules.inForce()).isSameAs(before);
    }

    private List<Tuple> hot() {
        return board.figures().hotTopics().stream().map(topic -> tuple(topic.town(), topic.category())).toList();
    }

    private void deploy(String table) {
        repository.createDeployment().name("altered figures").addString(FILE, table).deploy();
    }

    private static String shipped() throws IOException {
        return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    }
}
