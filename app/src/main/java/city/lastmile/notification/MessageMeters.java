package city.lastmile.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What became of messages on this node since its start, and how many wait or were given up in the whole cluster. A
 * message that was given up is an incident: somebody has to look at it.
 */
@Component
class MessageMeters {

    /** What an attempt can end in. */
    enum Result {
        /** The transport took it. */
        SENT,
        /** It failed and will be tried again. */
        RETRIED,
        /** It failed for the last time. */
        FAILED,
        /** Its address is gone. */
        DROPPED
    }

    private final MeterRegistry registry;
    private final MessageStore store;
    private volatile double waiting = Double.NaN;
    private volatile double failed = Double.NaN;

    MessageMeters(MeterRegistry registry, MessageStore store) {
        this.registry = registry;
        this.store = store;
        for (Channel channel : List.of(Channel.EMAIL, Channel.SMS)) {
            for (Result result : Result.values()) {
                counter(channel, result);
            }
        }
        Gauge.builder("lastmile.messages.waiting", this, meters -> meters.waiting)
                .description("Messages that wait to be sent, for their time or for another attempt").register(registry);
        Gauge.builder("lastmile.messages.failed", this, meters -> meters.failed)
                .description("Messages that were given up after the last attempt").register(registry);
    }

    void count(Channel channel, Result result) {
        counter(channel, result).increment();
    }

    private Counter counter(Channel channel, Result result) {
        return Counter.builder("lastmile.messages.attempts").description("Attempts to send a message, by their end")
                .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                .tag("result", result.name().toLowerCase(Locale.ROOT)).register(registry);
    }

    @Scheduled(fixedDelayString = "PT15S")
    void refresh() {
        waiting = store.count("WAITING");
        failed = store.count("FAILED");
    }
}
