package city.lastmile.intake;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in who shows the right code, and slows down who guesses or floods. Until the code is right nothing is looked
 * up, so an unknown number and a wrong code cost the same and answer the same.
 */
@Component
class Gate {

    /** So many wrong codes for one number, whoever sends them; then one more every twenty seconds. */
    private static final int WRONG_CODES_PER_NUMBER = 30;
    private static final Duration PER_NUMBER = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FollowUpCodes codes;
    private final AttemptLimits submissions;
    private final AttemptLimits wrongByClient;
    private final AttemptLimits wrongByNumber;

    @org.springframework.beans.factory.annotation.Autowired
    Gate(FollowUpCodes codes, IntakeProperties properties) {
        this(codes, properties, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Gate(FollowUpCodes codes, IntakeProperties properties, TimeMeter time) {
        this.codes = codes;
        this.submissions = new AttemptLimits(properties.submissionsPerMinute(), MINUTE, time);
        this.wrongByClient = new AttemptLimits(properties.wrongCodesPerMinute(), MINUTE, time);
        this.wrongByNumber = new AttemptLimits(WRONG_CODES_PER_NUMBER, PER_NUMBER, time);
    }

    /** Who was let in, or how long to wait; neither when the code is wrong. */
    record Entry(@Nullable String trackingNumber, @Nullable Duration pause) {
    }

    /** @return how long the client must wait before it may submit again; empty when it may now */
    Optional<Duration> submission(String client) {
        return submissions.use(ClientAddress.site(client));
    }

    Entry enter(FollowUp followUp) {
        String client = ClientAddress.site(followUp.client());
        String number = TrackingNumber.normalised(followUp.trackingNumber());
        Optional<Duration> pause = wrongByClient.check(client)
                .or(() -> number.isEmpty() ? Optional.empty() : wrongByNumber.check(number));
        if (pause.isPresent()) {
            return new Entry(null, pause.get());
        }
        if (codes.matches(number, followUp.code())) {
            return new Entry(number, null);
        }
        wrongByClient.use(client);
        if (!number.isEmpty()) {
            wrongByNumber.use(number);
        }
        return new Entry(null, null);
    }
}
