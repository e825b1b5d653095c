package city.lastmile.cockpit;

import city.lastmile.casework.Versions;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The engine's reasons in the reader's language, as far as cases here meet them; another stands as the engine wrote it,
 * for those who read it build models.
 */
@Component
class Reasons {

    private static final Map<String, String> KEYS = Map.of(
            "There is no migration instruction for this instance's activity", "cockpit.reason.gone",
            "The type of the source activity is not supported for activity instance migration", "cockpit.reason.type",
            Versions.BUSY, "cockpit.reason.busy");

    private final MessageSource messages;

    Reasons(MessageSource messages) {
        this.messages = messages;
    }

    /** @param reason one or several of the engine's reasons, each with its element before it */
    String inWords(String reason, Locale locale) {
        String words = reason;
        for (Map.Entry<String, String> known : KEYS.entrySet()) {
            words = words.replace(known.getKey(), messages.getMessage(known.getValue(), null, locale));
        }
        return words;
    }
}
