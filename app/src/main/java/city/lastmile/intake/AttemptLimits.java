package city.lastmile.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * Slows down who does something too often. Each key has a bucket of tokens that fills up again evenly; memory is
 * bounded by forgetting the keys unused for longest. Every node counts for itself: on N nodes N times as much is let
 * through, which a secret of 60 bits and a flood limit both bear.
 */
public final class AttemptLimits {

    private static final long MOST_KEYS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param attempts so many at once, and so many again after each period
     * @param period   in which the bucket fills up
     * @param time     the clock
     */
    public AttemptLimits(long attempts, Duration period, TimeMeter time) {
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(period.multipliedBy(2))
                .build(key -> Bucket.builder().withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, period)).build());
    }

    /** @return empty when the key may go on, and it has used one attempt; else how long it must wait */
    public Optional<Duration> use(String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(pause(probe.getNanosToWaitForRefill()));
    }

    /** @return how long the key must wait; empty when it may go on. Uses nothing. */
    Optional<Duration> check(String key) {
        Bucket bucket = buckets.get(key);
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(pause(nanos));
    }

    private static Duration pause(long nanos) {
        return Duration.ofSeconds(Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()));
    }
}
