package city.lastmile.notification;

import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.RequestChanged;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.RequestState;
import city.lastmile.notification.NewMessage.About;
import city.lastmile.register.Category;
import city.lastmile.register.Category.Urgency;
import city.lastmile.register.CityRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes the messages that a fact gives into the outbox, in the fact's own transaction: they commit together or not at
 * all. It does so at the transaction's end, when the resident's contact data are stored too. Spring Modulith's
 * publication registry would keep such events as well, but counts no attempts, knows no time for the next one and
 * tells one recipient's failure from another's only by a listener for each.
 */
@Component
class Outbox {

    private final MessageRules rules;
    private final Recipients recipients;
    private final AddressBook addresses;
    private final Casework casework;
    private final Duplicates duplicates;
    private final CityRegister register;
    private final MessageStore store;

    Outbox(MessageRules rules, Recipients recipients, AddressBook addresses, Casework casework, Duplicates duplicates,
            CityRegister register, MessageStore store) {
        this.rules = rules;
        this.recipients = recipients;
        this.addresses = addresses;
        this.casework = casework;
        this.duplicates = duplicates;
        this.register = register;
        this.store = store;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(RequestChanged change) {
        if (rules.tell(change.event())) {
            casework.find(change.trackingNumber()).ifPresent(file -> tell(change, file));
        }
    }

    private void tell(RequestChanged change, RequestFile file) {
        Urgency urgency = register.category(file.category()).map(Category::urgency).orElse(Urgency.ORDINARY);
        About about = about(change, file);
        List<NewMessage> all = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            Map<Channel, Verdict> verdicts = verdicts(change, audience, urgency);
            if (!verdicts.isEmpty()) {
                readers(about, audience, change, file)
                        .flatMap(reader -> messages(reader, audience, verdicts)).forEach(all::add);
            }
        }
        store.add(all);
    }

    private Map<Channel, Verdict> verdicts(RequestChanged change, Audience audience, Urgency urgency) {
        Map<Channel, Verdict> verdicts = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            rules.verdict(change.event(), audience, channel, urgency)
                    .ifPresent(verdict -> verdicts.put(channel, verdict));
        }
        return verdicts;
    }

    private Stream<Reader> readers(About about, Audience audience, RequestChanged change, RequestFile file) {
        return switch (audience) {
            case RESIDENT -> casework.hasContact(about.trackingNumber())
                    ? Stream.of(new Reader(about, NewMessage.RESIDENT)) : Stream.empty();
            case MERGED_RESIDENT -> duplicates.mergedInto(about.trackingNumber()).stream()
                    .map(number -> new Reader(about.underNumber(number), NewMessage.RESIDENT));
            default -> recipients.officers(audience, change, file).stream().map(officer -> new Reader(about, officer));
        };
    }

    private Stream<NewMessage> messages(Reader reader, Audience audience, Map<Channel, Verdict> verdicts) {
        return addresses.reachable(reader.about().trackingNumber(), reader.recipient(), verdicts.keySet()).stream()
                .map(channel -> new NewMessage(reader.about(), audience, reader.recipient(), channel,
                        verdicts.get(channel).atNight()));
    }

    /** Somebody to be told, and about what. */
    private record Reader(About about, String recipient) {
    }

    private static About about(RequestChanged change, RequestFile file) {
        JournalNote note = change.note();
        String words = note.actor().equals(JournalNote.RESIDENT) || file.confidential() ? null : note.publicWords();
        return new About(change.trackingNumber(), change.trackingNumber(), change.entry(), change.event().name(), file.confidential(),
                file.category(), Optional.ofNullable(file.responsibleGroup()).orElse(note.office()), due(file), words,
                change.at());
    }

    private static @Nullable Instant due(RequestFile file) {
        return file.state() == RequestState.COMPLETED ? file.ratingDue() : file.handleDue();
    }
}
