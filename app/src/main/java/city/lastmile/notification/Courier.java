package city.lastmile.notification;

import city.lastmile.casework.Repairs;
import city.lastmile.notification.MessageMeters.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what lies in the outbox. No transaction is open while a message is on its way; a node that dies between
 * handing it over and writing that down sends it again under the same key.
 */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 5;

    private final MessageStore store;
    private final AddressBook addresses;
    private final Texts texts;
    private final QuietHours quietHours;
    private final MessageMeters meters;
    private final Repairs repairs;
    private final NotificationProperties.Attempts attempts;
    private final Map<Channel, Transport> transports;
    private final Clock clock;

    Courier(MessageStore store, AddressBook addresses, Texts texts, QuietHours quietHours, MessageMeters meters,
            Repairs repairs, NotificationProperties properties, List<Transport> transports, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.texts = texts;
        this.quietHours = quietHours;
        this.meters = meters;
        this.repairs = repairs;
        this.attempts = properties.attempts();
        this.transports = transports.stream().collect(Collectors.toMap(Transport::channel, Function.identity()));
        this.clock = clock;
    }

    /** @return whether there may be more to deliver just now */
    boolean deliverSome() {
        List<Message> taken = store.take(clock.instant(), AT_ONCE);
        taken.forEach(this::deliver);
        return taken.size() == AT_ONCE;
    }

    /** Starts a message anew that was given up; does nothing to any other. */
    void startAnew(long message) {
        store.tryAgain(message, clock.instant());
        repairs.messageStartedAnew(message);
    }

    private void deliver(Message message) {
        Instant now = clock.instant();
        Instant earliest = message.channel() == Channel.SMS && !message.atNight() ? quietHours.earliest(now) : now;
        if (earliest.isAfter(now)) {
            store.hold(message, earliest);
            return;
        }
        Optional<Address> address = addresses.find(message.about().trackingNumber(), message.recipient(),
                message.channel());
        if (address.isEmpty()) {
            store.dropped(message, "The address is gone", now);
            meters.count(message.channel(), Result.DROPPED);
            return;
        }
        send(message, address.get());
    }

    private void send(Message message, Address address) {
        try {
            transports.get(message.channel()).send(texts.letter(message, address));
            store.sent(message, clock.instant());
            meters.count(message.channel(), Result.SENT);
        } catch (DeliveryException e) {
            afterFailure(message, String.valueOf(e.getMessage()), e.isWorthRetrying());
        } catch (RuntimeException e) {
            afterFailure(message, e.getClass().getSimpleName(), true);
        }
    }

    private void afterFailure(Message message, String why, boolean worthRetrying) {
        if (worthRetrying && message.attempts() < attempts.most()) {
            Duration pause = attempts.pauseAfter(message.attempts());
            store.retry(message, why, clock.instant().plus(pause));
            meters.count(message.channel(), Result.RETRIED);
            LOG.warn("Message {} was not sent and is tried again in {}: {}", message.id(), pause, why);
        } else {
            store.failed(message, why, clock.instant());
            repairs.messageGivenUp(message.about().trackingNumber(), message.id(), why);
            meters.count(message.channel(), Result.FAILED);
            LOG.error("Message {} of request {} was given up after {} attempts: {}", message.id(),
                    message.about().trackingNumber(), message.attempts(), why);
        }
    }
}
