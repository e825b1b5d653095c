package city.lastmile.notification;

import city.lastmile.casework.PublicChange;
import city.lastmile.casework.PublicPlaces;
import city.lastmile.notification.PlaceStore.Due;
import city.lastmile.notification.PlaceSubscriptions.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the day's mail to each reader of a place into the outbox, if anything happened there; and forgets what nobody
 * confirmed. Every node goes round: what one has taken no other sees, and a reader's day is one message.
 */
@Component
class PlaceDigests {

    private static final int AT_ONCE = 200;
    /** What happens just now may not have been committed yet; it is told the next time. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private final PlaceStore store;
    private final MessageStore outbox;
    private final PublicPlaces places;
    private final PlaceLetters letters;
    private final PlaceTimes times;
    private final Duration confirmWithin;
    private final TransactionOperations transaction;
    private final Clock clock;

    PlaceDigests(PlaceStore store, MessageStore outbox, PublicPlaces places, PlaceLetters letters, PlaceTimes times,
            NotificationProperties properties, TransactionOperations transaction, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.places = places;
        this.letters = letters;
        this.times = times;
        this.confirmWithin = properties.places().confirmWithin();
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        store.deleteUnconfirmed(clock.instant().minus(confirmWithin));
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = Objects.requireNonNull(transaction.execute(status -> tellSome()));
        }
    }

    private int tellSome() {
        Instant now = clock.instant();
        Instant until = now.minus(SETTLING);
        List<Due> due = store.takeDue(now, until, times.nextDigest(now), AT_ONCE);
        due.stream().map(Due::since).min(Comparator.naturalOrder()).ifPresent(since -> {
            List<PublicChange> changes = places.since(since);
            due.forEach(reader -> tell(reader, changes, until, now));
        });
        return due.size();
    }

    private void tell(Due reader, List<PublicChange> changes, Instant until, Instant now) {
        List<PublicChange> here = changes.stream().filter(change -> isIn(change, reader.place())).toList();
        letters.news(here, reader.since(), until, reader.language()).ifPresent(words ->
                outbox.add(PlaceLetters.digest(reader.id(), times.day(now), words, now)));
    }

    private static boolean isIn(PublicChange change, Place place) {
        return place.grid() == null ? Objects.equals(change.town(), place.town())
                : Objects.equals(change.grid(), place.grid());
    }
}
