package city.lastmile.operations;

import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.RequestChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What happened to requests on this node since its start, and how long claiming, handling and both together took by
 * the clock on the wall. Only what was committed counts; add up the nodes for the city.
 */
@Component
class RequestTimes {

    private static final String EVENTS = "lastmile.request.events";
    private static final String CLAIM = "lastmile.request.claim";
    private static final String HANDLE = "lastmile.request.handle";
    private static final String COMPLETION = "lastmile.request.completion";
    /** Around the deadlines that the tables know, from half an hour to fifteen working days and an extension. */
    private static final Duration[] BUCKETS = Stream.concat(
            Stream.of(5, 15, 30, 60, 120, 240, 480, 720).map(Duration::ofMinutes),
            Stream.of(1, 2, 3, 5, 7, 10, 14, 21, 30, 45).map(Duration::ofDays)).toArray(Duration[]::new);

    private final MeterRegistry registry;

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
        RequestTags.tiers().forEach(this::addMeters);
    }

    /** A counter that appears together with its first event loses that event in every rate. */
    private void addMeters(String tier) {
        for (JournalEvent event : JournalEvent.values()) {
            counter(event, tier);
        }
        Stream.of(CLAIM, HANDLE, COMPLETION).forEach(name -> timer(name, tier));
    }

    @TransactionalEventListener
    void count(RequestChanged change) {
        String tier = RequestTags.tier(change.tier());
        counter(change.event(), tier).increment();
        switch (change.event()) {
            case CLAIMED, ASSIGNED -> record(CLAIM, tier, change.submittedAt(), change.at());
            case COMPLETED -> {
                record(HANDLE, tier, change.claimedAt(), change.at());
                record(COMPLETION, tier, change.submittedAt(), change.at());
            }
            default -> { }
        }
    }

    private void record(String name, String tier, @Nullable Instant from, Instant to) {
        if (from != null) {
            timer(name, tier).record(Duration.between(from, to));
        }
    }

    private Counter counter(JournalEvent event, String tier) {
        return Counter.builder(EVENTS).description("What happened to requests, as their journals name it")
                .tags("event", event.name(), "tier", tier).register(registry);
    }

    private Timer timer(String name, String tier) {
        return Timer.builder(name).description(description(name)).tags("tier", tier)
                .serviceLevelObjectives(BUCKETS).register(registry);
    }

    private static String description(String name) {
        return switch (name) {
            case CLAIM -> "From the report until an officer had it";
            case HANDLE -> "From when an officer had it until it was handled";
            default -> "From the report until it was handled";
        };
    }
}
