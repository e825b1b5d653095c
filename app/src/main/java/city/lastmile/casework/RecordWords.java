package city.lastmile.casework;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what the journal keeps as a code before an officer's own words; codes outlive names, people read names. */
@Component
public class RecordWords {

    private static final Pattern CODE = Pattern.compile("^([A-Z_]+)(?=[:,])");

    private final MessageSource messages;

    RecordWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param details of an entry of the journal
     * @return the same with the reader's word for the code at its beginning, if it has one
     */
    public String of(JournalEvent event, String details, Locale locale) {
        String prefix = prefix(event);
        Matcher code = CODE.matcher(details);
        return prefix == null || !code.find() ? details
                : messages.getMessage(prefix + code.group(1), null, code.group(1), locale) + details.substring(code.end());
    }

    private static @Nullable String prefix(JournalEvent event) {
        return switch (event) {
            case RETURNED -> "record.return.";
            case SHELVING_ASKED -> "record.shelving.";
            case SUPERVISION_MEASURE -> "record.measure.";
            case EXPLAINED, CARD_APPEALED, CARD_LIFTED, CARD_UPHELD -> "record.card.";
            default -> null;
        };
    }
}
