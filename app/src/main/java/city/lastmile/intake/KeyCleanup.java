package city.lastmile.intake;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys after their time, some at a time. */
@Component
class KeyCleanup {

    private final IdempotencyStore store;
    private final IntakeProperties properties;
    private final Clock clock;

    KeyCleanup(IdempotencyStore store, IntakeProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void forgetOldKeys() {
        store.forgetBefore(clock.instant().minus(properties.keysKept()));
    }
}
