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
import java.util.Optional;
import java.util.function.Function;
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
        for (Audience audience : Audience.values()) {
            for (Channel channel : Channel.values()) {
                rules.verdict(change.event(), audience, channel, urgency).ifPresent(verdict ->
                        messages(about, audience, channel, verdict, change, file)
                                .filter(message -> addresses.isReachable(message.about().trackingNumber(),
                                        message.recipient(), channel))
                                .forEach(store::add));
            }
        }
    }

    private Stream<NewMessage> messages(About about, Audience audience, Channel channel, Verdict verdict,
            RequestChanged change, RequestFile file) {
        return switch (audience) {
            case RESIDENT -> Stream.of(about).map(to(audience, NewMessage.RESIDENT, channel, verdict));
            case MERGED_RESIDENT -> duplicates.mergedInto(about.trackingNumber()).stream().map(about::underNumber)
                    .map(to(audience, NewMessage.RESIDENT, channel, verdict));
            default -> recipients.officers(audience, change, file).stream()
                    .flatMap(officer -> Stream.of(about).map(to(audience, officer, channel, verdict)));
        };
    }

    private static Function<About, NewMessage> to(Audience audience, String recipient, Channel channel,
            Verdict verdict) {
        return about -> new NewMessage(about, audience, recipient, channel, verdict.atNight());
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
