package city.lastmile.notification;

import city.lastmile.casework.PublicChange;
import city.lastmile.notification.NewMessage.About;
import city.lastmile.notification.PlaceSubscriptions.Place;
import city.lastmile.notification.PlaceTokens.Purpose;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says to the readers of a place what mails say: a question at first, then what is new. Tells no more than the public map. */
@Component
class PlaceLetters {

    private static final String CONFIRM = "PLACE_CONFIRM";
    private static final String NEWS = "PLACE_NEWS";
    private static final int MOST_LINES = 50;

    private final MessageSource messages;
    private final CityRegister register;
    private final PlaceStore store;
    private final PlaceTokens tokens;
    private final NotificationProperties properties;

    PlaceLetters(MessageSource messages, CityRegister register, PlaceStore store, PlaceTokens tokens,
            NotificationProperties properties) {
        this.messages = messages;
        this.register = register;
        this.store = store;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** @param time the how manieth mail that asks, from 1 */
    static NewMessage confirmation(UUID subscription, int time, Instant now) {
        return message(subscription, time, CONFIRM, null, now);
    }

    /** @param day a number that is another one each day, and larger than any count of questions */
    static NewMessage digest(UUID subscription, int day, String words, Instant now) {
        return message(subscription, day, NEWS, words, now);
    }

    private static NewMessage message(UUID subscription, int entry, String event, @Nullable String words, Instant now) {
        String number = subscription.toString();
        return new NewMessage(new About(number, number, entry, event, false, "", null, null, words, now),
                Audience.RESIDENT, NewMessage.SUBSCRIBER, Channel.EMAIL, false);
    }

    /** @return what was reported and what was closed in the time, in words; empty when there was nothing */
    Optional<String> news(List<PublicChange> changes, Instant from, Instant until, Locale language) {
        String reported = part("notification.place.reported", changes, PublicChange::submittedAt, from, until, language);
        String closed = part("notification.place.closed", changes, PublicChange::closedAt, from, until, language);
        String words = Stream.of(reported, closed).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private String part(String heading, List<PublicChange> changes, Function<PublicChange, @Nullable Instant> time,
            Instant from, Instant until, Locale language) {
        List<String> lines = changes.stream().filter(change -> isWithin(time.apply(change), from, until))
                .map(change -> line(change, language)).toList();
        if (lines.isEmpty()) {
            return "";
        }
        Stream<String> more = lines.size() > MOST_LINES
                ? Stream.of(said("notification.place.more", language, lines.size() - MOST_LINES)) : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(said(heading, language, lines.size())),
                lines.stream().limit(MOST_LINES)), more).collect(Collectors.joining("\n"));
    }

    private static boolean isWithin(@Nullable Instant time, Instant from, Instant until) {
        return time != null && !time.isBefore(from) && time.isBefore(until);
    }

    private String line(PublicChange change, Locale language) {
        String category = register.category(change.category()).map(known -> name(known, language)).orElse(change.category());
        return said("notification.place.line", language, category, name(new Place(change.town(), change.grid()), language));
    }

    private static String name(Category category, Locale language) {
        return isEnglish(language) ? category.nameEn() : category.nameZh();
    }

    private String name(Place place, Locale language) {
        if (place.grid() != null) {
            return register.grid(place.grid()).map(Grid::name).orElse(place.grid());
        }
        String town = Objects.requireNonNullElse(place.town(), "");
        return register.organisation(town).map(known -> isEnglish(language) ? known.nameEn() : known.nameZh())
                .orElse(isEnglish(language) ? register.city().nameEn() : register.city().nameZh());
    }

    private static boolean isEnglish(Locale language) {
        return Objects.equals(language.getLanguage(), Locale.ENGLISH.getLanguage());
    }

    /** @return the mail, with a link by which its reader leaves */
    Letter letter(Message message, Address address) {
        UUID id = UUID.fromString(message.about().trackingNumber());
        Locale language = address.language();
        String place = store.find(id, Instant.EPOCH).map(known -> name(known, language)).orElse("");
        String leave = link("/subscribe/leave/" + tokens.of(Purpose.LEAVE, id));
        boolean asks = message.about().event().equals(CONFIRM);
        String text = asks
                ? said("notification.place.confirm.text", language, place,
                        link("/subscribe/confirm/" + tokens.of(Purpose.CONFIRM, id)),
                        properties.places().confirmWithin().toHours(), leave)
                : said("notification.place.news.text", language, place, Objects.requireNonNullElse(message.about().words(), ""),
                        link("/map"), leave);
        String subject = said(asks ? "notification.place.confirm.subject" : "notification.place.news.subject", language, place);
        return new Letter(message.key(), Objects.requireNonNull(address.value()), subject, text, language, leave);
    }

    private String link(String path) {
        return properties.address(path).orElseThrow();
    }

    private String said(String key, Locale language, Object... gaps) {
        return messages.getMessage(key, gaps, language);
    }
}
