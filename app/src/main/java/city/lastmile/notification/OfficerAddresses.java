package city.lastmile.notification;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where officers can be reached outside the application, for e-mail and SMS beside their list of messages. By default
 * they enter their addresses themselves; a city that has a directory of its own offers a bean of this type.
 */
public interface OfficerAddresses {

    /**
     * Addresses of an officer. Personal data: never logged.
     *
     * @param phone a mobile number, or null
     * @param email an e-mail address, or null
     */
    record Addresses(@Nullable String phone, @Nullable String email) {

        /** Says which addresses there are, never what they are. */
        @Override
        public String toString() {
            return "Addresses[phone=" + (phone == null ? "-" : "***") + ", email=" + (email == null ? "-" : "***") + "]";
        }
    }

    /** @return the officer's addresses, if any are known */
    Optional<Addresses> of(String officerId);
}
