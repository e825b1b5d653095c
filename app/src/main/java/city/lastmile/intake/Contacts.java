package city.lastmile.intake;

import java.util.Locale;
import java.util.Optional;

/** How the residents behind requests may be reached; for messages to them and for nothing else. */
public interface Contacts {

    /**
     * A resident who wishes to be reached.
     *
     * @param contact  name, telephone number and e-mail address as far as they were left
     * @param language in which the resident reported
     */
    record Reach(Contact contact, Locale language) {
    }

    /** @return how the resident may be reached, or empty for an anonymous report */
    Optional<Reach> of(String trackingNumber);
}
