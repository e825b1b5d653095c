package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.JournalEvent;
import city.lastmile.notification.MessageTable.Question;
import city.lastmile.register.Category.Urgency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;

/** The table that designers edit, and the texts to it. */
class MessageTableTest extends NotificationTest {

    private static final String FILE = "dmn/messages.dmn";

    @Autowired
    MessageTable table;
    @Autowired
    MessageRules rules;
    @Autowired
    DecisionService decisions;
    @Autowired
    RepositoryService repository;
    @Autowired
    MessageSource messages;

    @AfterEach
    void let_the_shipped_table_rule_again() {
        repository.createDeploymentQuery().deploymentName("altered messages").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        rules.refresh();
    }

    @Test
    void no_event_falls_through_for_anybody_by_any_way() {
        Map<Question, Verdict> all = table.read(table.inForce());

        assertThat(all.keySet()).extracting(Question::audience).contains(Audience.values());
        assertThat(all.keySet()).extracting(Question::channel).contains(Channel.values());
    }

    @Test
    void what_the_table_has_never_heard_of_is_told_to_nobody() {
        for (Audience audience : Audience.values()) {
            for (Channel channel : Channel.values()) {
                assertThat(decisions.evaluateDecisionTableByKey("messages", Map.of("event", "UNHEARD_OF", "recipient",
                        audience.name(), "channel", channel.name(), "urgency", "unheardOf")).getSingleResult()
                        .getEntryMap()).containsEntry("send", false);
            }
        }
    }

    @Test
    void residents_telephones_stay_quiet_at_night_unless_it_is_an_emergency() {
        assertThat(table.read(table.inForce())).isNotEmpty().allSatisfy((question, verdict) -> {
            if (question.audience() == Audience.RESIDENT && question.channel() == Channel.SMS) {
                assertThat(verdict.atNight()).as(question.toString())
                        .isEqualTo(question.urgency() == Urgency.EMERGENCY);
            }
        });
    }

    @Test
    void every_message_that_the_table_lets_out_has_a_text_of_its_own_in_both_languages() {
        assertThat(table.read(table.inForce()).keySet()).allSatisfy(question -> {
            String key = "notification." + Texts.reader(question.audience()) + "." + question.event();
            assertThat(messages.getMessage(key, null, "", Locale.SIMPLIFIED_CHINESE)).as(key).containsPattern("\\p{IsHan}");
            assertThat(messages.getMessage(key, null, "", Locale.ENGLISH)).as(key).isNotEmpty()
                    .doesNotContainPattern("\\p{IsHan}");
        });
    }

    @Test
    void a_designers_change_rules_without_a_restart() throws IOException {
        assertThat(claimed()).isEmpty();

        deploy(shipped().replace("\"SUBMITTED\",\"DETAIL_ASKED\"", "\"CLAIMED\",\"DETAIL_ASKED\""));
        rules.refresh();

        assertThat(claimed()).contains(new Verdict(true, false));
        String number = post.report(Post.MOBILE, null, "zh-CN");
        post.dispatch(number);
        post.claim(number);
        assertThat(post.events(number, "resident", "SMS")).containsExactly("CLAIMED");
    }

    @Test
    void a_faulty_table_undoes_no_work_and_the_last_good_one_stays() throws IOException {
        deploy(shipped().replaceAll("(?s)<rule id=\"nothingElse\">.*?</rule>", ""));
        rules.refresh();

        String number = post.report(Post.MOBILE, null, "zh-CN");
        assertThat(post.events(number, "resident", "SMS")).containsExactly("SUBMITTED");
    }

    private Optional<Verdict> claimed() {
        return rules.verdict(JournalEvent.CLAIMED, Audience.RESIDENT, Channel.SMS, Urgency.ORDINARY);
    }

    private static String shipped() throws IOException {
        return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    }

    private void deploy(String table) {
        repository.createDeployment().name("altered messages").addString(FILE, table).deploy();
    }
}
