package city.lastmile.notification;

import city.lastmile.casework.JournalEvent;
import city.lastmile.notification.MessageTable.Question;
import city.lastmile.register.Category.Urgency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which fact is told to whom, by heart: the table is read whenever another version of it comes into force, never while
 * somebody's work is being committed. So a faulty table can undo no work and needs nobody's right to evaluate it; the
 * last good one stays until it is mended.
 */
@Component
class MessageRules implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRules.class);

    private final MessageTable table;
    private volatile Map<JournalEvent, Map<Question, Verdict>> messages = Map.of();
    private volatile @Nullable String version;

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
        String latest = table.inForce();
        if (latest == null || latest.equals(version)) {
            return;
        }
        version = latest;
        long start = System.nanoTime();
        try {
            messages = byEvent(table.read(latest));
            LOG.info("Messages go by {}, read in {} ms", latest, (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.error("The table {} cannot be used; messages go by the one before it", latest, e);
        }
    }

    private static Map<JournalEvent, Map<Question, Verdict>> byEvent(Map<Question, Verdict> all) {
        Map<JournalEvent, Map<Question, Verdict>> sorted = new EnumMap<>(JournalEvent.class);
        all.forEach((question, verdict) ->
                sorted.computeIfAbsent(question.event(), event -> new HashMap<>()).put(question, verdict));
        return sorted;
    }

    /** @return whether anybody at all may be told of such a fact */
    boolean tell(JournalEvent event) {
        return messages.containsKey(event);
    }

    /** @return how the audience is told by the channel, or empty when it is not */
    Optional<Verdict> verdict(JournalEvent event, Audience audience, Channel channel, Urgency urgency) {
        return Optional.ofNullable(messages.getOrDefault(event, Map.of())
                .get(new Question(event, audience, channel, urgency)));
    }
}
