package city.lastmile.intake;

import org.jspecify.annotations.Nullable;

/**
 * How a resident may be reached, if they wish to be. Personal data: kept apart from the request, never logged.
 *
 * @param name  what to call the resident, at most 50 characters, or null
 * @param phone a telephone number of 7 to 15 digits, or null
 * @param email an e-mail address, or null
 */
public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {

    /** Nobody is to be reached: the report is anonymous. */
    public static final Contact NONE = new Contact(null, null, null);

    /** @return whether nothing is known of the resident */
    public boolean isAnonymous() {
        return name == null && phone == null && email == null;
    }

    /** Says which data there are, never what they are. */
    @Override
    public String toString() {
        return "Contact[name=" + masked(name) + ", phone=" + masked(phone) + ", email=" + masked(email) + "]";
    }

    private static String masked(@Nullable String value) {
        return value == null ? "-" : "***";
    }
}
