package city.lastmile.notification;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets messages after their time, some at a time. */
@Component
class MessageCleanup {

    private static final int AT_ONCE = 5000;

    private final MessageStore store;
    private final Duration kept;
    private final Clock clock;

    MessageCleanup(MessageStore store, NotificationProperties properties, Clock clock) {
        this.store = store;
        this.kept = properties.kept();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT6M")
    void forgetOldMessages() {
        store.forgetBefore(clock.instant().minus(kept), AT_ONCE);
    }
}
