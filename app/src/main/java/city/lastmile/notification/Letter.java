package city.lastmile.notification;

import java.util.Locale;
import java.util.UUID;

/**
 * A message ready for a transport. Personal data: never logged as it stands.
 *
 * @param key      names the message, the same at every attempt
 * @param to       a checked address of the transport's kind
 * @param subject  one line
 * @param text     plain text
 * @param language of subject and text
 */
record Letter(UUID key, String to, String subject, String text, Locale language) {

    @Override
    public String toString() {
        return "Letter[" + key + " to " + Masked.address(to) + "]";
    }
}
