package city.lastmile.notification;

import city.lastmile.notification.NewMessage.About;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says what a message tells, in its reader's language. The bundle has a text for each event and kind of reader, and a
 * general one for events that a designer lets out and nobody has written a text for.
 */
@Component
class Texts {

    private static final String NOTHING = "-";
    /** What an SMS quotes of an officer's answer; the whole of it is on the tracking page. */
    private static final int LONGEST_QUOTE = 100;

    private final MessageSource messages;
    private final CityRegister register;
    private final PlaceLetters places;
    private final NotificationProperties properties;
    private final DateTimeFormatter minute;

    Texts(MessageSource messages, CityRegister register, PlaceLetters places, NotificationProperties properties,
            Clock clock) {
        this.messages = messages;
        this.register = register;
        this.places = places;
        this.properties = properties;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    Letter letter(Message message, Address address) {
        return message.recipient().equals(NewMessage.SUBSCRIBER) ? places.letter(message, address) : ofRequest(message, address);
    }

    private Letter ofRequest(Message message, Address address) {
        Locale language = address.language();
        String text = line(message, language) + link(message, language);
        if (message.channel() == Channel.EMAIL) {
            text = text + "\n\n" + said("notification.mail.foot", language);
        }
        return new Letter(message.key(), Objects.requireNonNull(address.value()), subject(message, language), text,
                language, null);
    }

    private String subject(Message message, Locale language) {
        return said("notification.mail.subject", language, message.about().trackingNumber());
    }

    /** @return the message in one paragraph, without a link */
    String line(Message message, Locale language) {
        About about = message.about();
        String reader = reader(message.audience());
        String general = "notification." + reader + ".other";
        String key = about.confidential() ? general : "notification." + reader + "." + about.event();
        return messages.getMessage(key, gaps(message, language), said(general, language, gaps(message, language)),
                language);
    }

    /** @return the middle of the keys of the texts for this kind of reader */
    static String reader(Audience audience) {
        return switch (audience) {
            case RESIDENT -> "resident";
            case MERGED_RESIDENT -> "merged";
            default -> "officer";
        };
    }

    private Object[] gaps(Message message, Locale language) {
        About about = message.about();
        return new Object[] {about.trackingNumber(), category(about, language),
            about.office() == null ? NOTHING : register.officeName(about.office()), date(about.due()),
            quote(about.words(), message.channel())};
    }

    private String category(About about, Locale language) {
        if (about.confidential()) {
            return said("notification.confidential", language);
        }
        return register.category(about.category()).map(category -> name(category, language)).orElse(about.category());
    }

    private static String name(Category category, Locale language) {
        return language.getLanguage().equals("en") ? category.nameEn() : category.nameZh();
    }

    private String date(@Nullable Instant due) {
        return due == null ? NOTHING : minute.format(due);
    }

    private static String quote(@Nullable String words, Channel channel) {
        if (words == null || channel != Channel.SMS || words.codePointCount(0, words.length()) <= LONGEST_QUOTE) {
            return words == null ? NOTHING : words;
        }
        return words.substring(0, words.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    private String link(Message message, Locale language) {
        String path = message.recipient().equals(NewMessage.RESIDENT) ? "/follow/" : "/staff/requests/";
        return properties.address(path + message.about().trackingNumber())
                .map(address -> " " + said("notification.link", language, address)).orElse("");
    }

    private String said(String key, Locale language, Object... gaps) {
        return messages.getMessage(key, gaps, language);
    }
}
