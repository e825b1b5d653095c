package city.lastmile.notification;

import city.lastmile.casework.JournalEvent;
import city.lastmile.register.Category.Urgency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The decision table {@code messages} as it is deployed. */
@Component
class MessageTable {

    static final String KEY = "messages";

    /** What the table is asked. */
    record Question(JournalEvent event, Audience audience, Channel channel, Urgency urgency) {
    }

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final TransactionOperations transaction;

    MessageTable(DecisionService decisions, RepositoryService repository, TransactionOperations transaction) {
        this.decisions = decisions;
        this.repository = repository;
        this.transaction = transaction;
    }

    /** @return the id of the version that is in force, or null when nobody has deployed any */
    @Nullable String inForce() {
        DecisionDefinition latest = repository.createDecisionDefinitionQuery().decisionDefinitionKey(KEY)
                .latestVersion().withoutTenantId().singleResult();
        return latest == null ? null : latest.getId();
    }

    /**
     * Asks the table everything that it can be asked, some two thousand questions; in one transaction, which takes a
     * fraction of the time that as many transactions would.
     *
     * @return the questions that have a message as their answer
     * @throws RuntimeException when the table leaves a question without answer or cannot be evaluated
     */
    Map<Question, Verdict> read(String id) {
        return Objects.requireNonNull(transaction.execute(status -> answers(id)));
    }

    private Map<Question, Verdict> answers(String id) {
        Map<Question, Verdict> messages = new HashMap<>();
        for (JournalEvent event : JournalEvent.values()) {
            for (Audience audience : Audience.values()) {
                for (Channel channel : Channel.values()) {
                    for (Urgency urgency : Urgency.values()) {
                        Question question = new Question(event, audience, channel, urgency);
                        Verdict verdict = ask(id, question);
                        if (verdict.send()) {
                            messages.put(question, verdict);
                        }
                    }
                }
            }
        }
        return messages;
    }

    private Verdict ask(String id, Question question) {
        DmnDecisionRuleResult answer = decisions.evaluateDecisionTableById(id, Map.of("event", question.event().name(),
                "recipient", question.audience().name(), "channel", question.channel().name(), "urgency",
                question.urgency().name())).getSingleResult();
        if (answer == null || !(answer.get("send") instanceof Boolean send)
                || !(answer.get("atNight") instanceof Boolean atNight)) {
            throw new IllegalStateException("The table " + id + " does not answer " + question);
        }
        return new Verdict(send, atNight);
    }
}
