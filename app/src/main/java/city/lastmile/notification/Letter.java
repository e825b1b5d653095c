package city.lastmile.notification;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message ready for a transport. Personal data: never logged as it stands.
 *
 * @param key      names the message, the same at every attempt
 * @param to       a checked address of the transport's kind
 * @param subject  one line
 * @param text     plain text
 * @param language of subject and text
 * @param leave    address to which one POST unsubscribes its reader, or null of a message that nobody subscribed to
 */
record Letter(UUID key, String to, String subject, String text, Locale language, @Nullable String leave) {

    @Override
    public String toString() {
        return "Letter[" + key + " to " + Masked.address(to) + "]";
    }
}
