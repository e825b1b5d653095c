package city.lastmile.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the outbox again and again, on a thread of its own: a slow gateway keeps nothing else waiting. It stops
 * after the few messages that are on their way.
 */
@Component
class DeliveryLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Courier courier;
    private final boolean wanted;
    private volatile @Nullable ScheduledExecutorService thread;

    DeliveryLoop(Courier courier, NotificationProperties properties) {
        this.courier = courier;
        this.wanted = properties.deliver();
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                work -> new Thread(work, "messages"));
        started.scheduleWithFixedDelay(this::deliver, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void deliver() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = courier.deliverSome();
            }
        } catch (RuntimeException e) {
            LOG.warn("The outbox could not be read; it is tried again: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.shutdown();
            awaitEnd(stopped);
        }
    }

    private static void awaitEnd(ScheduledExecutorService stopped) {
        try {
            if (!stopped.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                stopped.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopped.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
