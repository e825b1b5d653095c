package city.lastmile.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes. Personal data: never logged as it stands.
 *
 * @param value    a telephone number or an e-mail address, or null for the recipient's list of messages
 * @param language in which the recipient is spoken to
 */
record Address(@Nullable String value, Locale language) {

    @Override
    public String toString() {
        return "Address[" + Masked.address(String.valueOf(value)) + ", " + language + "]";
    }
}
