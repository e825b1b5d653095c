package city.lastmile.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of intake.
 *
 * @param codeSecret           from which follow-up codes are derived, at least 32 characters; without it one is drawn
 *                             once and kept in the database. Changing it makes all codes given out so far void.
 * @param submissionsPerMinute how many reports one address may send; generous, as whole blocks share one address
 * @param wrongCodesPerMinute  how many wrong follow-up codes one address may try
 * @param keysKept             how long an idempotency key is remembered
 * @param photosAtOnce         how many photographs a node decodes at a time; each may take 250 MB of memory meanwhile
 * @param reportsAtOnce        how many reports a node stores at a time, while others wait: half as many as it has threads
 *                             for jobs, so that they are triaged as fast as they come
 */
@ConfigurationProperties("lastmile.intake")
record IntakeProperties(@Nullable String codeSecret, @DefaultValue("60") int submissionsPerMinute,
        @DefaultValue("20") int wrongCodesPerMinute, @DefaultValue("7d") Duration keysKept,
        @DefaultValue("1") int photosAtOnce, @DefaultValue("2") int reportsAtOnce) {

    private static final int SHORTEST_SECRET = 32;

    IntakeProperties {
        if (codeSecret != null && codeSecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "lastmile.intake.code-secret must have at least " + SHORTEST_SECRET + " characters");
        }
        if (reportsAtOnce < 1) {
            throw new IllegalArgumentException("lastmile.intake.reports-at-once must be at least 1");
        }
    }
}
