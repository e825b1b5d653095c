package city.lastmile.notification;

import city.lastmile.casework.JournalEvent;
import city.lastmile.notification.MessageTable.Question;
import city.lastmile.platform.TablesInForce;
import city.lastmile.register.Category.Urgency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which fact is told to whom, by heart: so a faulty table can undo no work, and it needs nobody's right to evaluate it.
 */
@Component
class MessageRules implements SmartInitializingSingleton {

    private final MessageTable table;
    private final TablesInForce<Map<JournalEvent, Map<Question, Verdict>>> messages =
            new TablesInForce<>("Messages go", Map.of());

    MessageRules(MessageTable table) {
        this.table = table;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    /** Notices a table that a designer deployed, here or through another node. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void refresh() {
        messages.follow(table.inForce(), latest -> byEvent(table.read(latest)));
    }

    private static Map<JournalEvent, Map<Question, Verdict>> byEvent(Map<Question, Verdict> all) {
        Map<JournalEvent, Map<Question, Verdict>> sorted = new EnumMap<>(JournalEvent.class);
        all.forEach((question, verdict) ->
                sorted.computeIfAbsent(question.event(), event -> new HashMap<>()).put(question, verdict));
        return sorted;
    }

    /** @return whether anybody at all may be told of such a fact */
    boolean tell(JournalEvent event) {
        return messages.read().containsKey(event);
    }

    /** @return how the audience is told by the channel, or empty when it is not */
    Optional<Verdict> verdict(JournalEvent event, Audience audience, Channel channel, Urgency urgency) {
        return Optional.ofNullable(messages.read().getOrDefault(event, Map.of())
                .get(new Question(event, audience, channel, urgency)));
    }
}
