package city.lastmile.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.platform.engine.DefinitionsAtHand.Question;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.junit.jupiter.api.Test;

class DefinitionsAtHandTest {

    private static final Question QUESTION = new Question("selectJobDefinition", List.of("17"));

    private final AtomicLong nanos = new AtomicLong();
    private final DefinitionsAtHand definitions = new DefinitionsAtHand(nanos::get);

    @Test
    void what_was_read_is_at_hand_for_a_second_and_no_longer() {
        definitions.keep(QUESTION, row("17"), definitions.state());
        nanos.addAndGet(DefinitionsAtHand.FRESH_NANOS);
        assertThat(definitions.recall(QUESTION)).extracting("id", "activityId").containsExactly("17", "Acceptance");

        nanos.incrementAndGet();
        assertThat(definitions.recall(QUESTION)).isNull();
    }

    @Test
    void whoever_changes_what_he_was_given_changes_it_for_nobody_else() {
        JobDefinitionEntity read = row("17");
        definitions.keep(QUESTION, read, definitions.state());
        read.setSuspensionState(2);
        ((JobDefinitionEntity) definitions.recall(QUESTION)).setSuspensionState(2);

        assertThat(definitions.recall(QUESTION)).extracting("suspensionState").isEqualTo(1);
    }

    @Test
    void while_a_change_is_not_committed_nothing_is_at_hand_and_nothing_is_kept() {
        definitions.keep(QUESTION, row("17"), definitions.state());
        definitions.changing();
        assertThat(definitions.recall(QUESTION)).isNull();
        definitions.keep(QUESTION, row("17"), definitions.state());

        definitions.changed();
        assertThat(definitions.recall(QUESTION)).as("read before the change was committed").isNull();
        definitions.keep(QUESTION, row("17"), definitions.state());
        assertThat(definitions.recall(QUESTION)).isNotNull();
    }

    @Test
    void of_two_changes_the_one_that_ends_first_does_not_open_the_hand() {
        definitions.changing();
        definitions.changing();
        definitions.changed();
        definitions.keep(QUESTION, row("17"), definitions.state());
        assertThat(definitions.recall(QUESTION)).isNull();
    }

    @Test
    void what_was_asked_for_before_a_change_and_came_after_it_is_not_kept() {
        long before = definitions.state();
        definitions.changing();
        definitions.changed();
        definitions.keep(QUESTION, row("17"), before);
        assertThat(definitions.recall(QUESTION)).isNull();
    }

    private static JobDefinitionEntity row(String id) {
        JobDefinitionEntity row = new JobDefinitionEntity();
        row.setId(id);
        row.setActivityId("Acceptance");
        return row;
    }
}
