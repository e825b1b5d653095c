package city.lastmile.notification;

import city.lastmile.intake.Reply;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Being told by e-mail what is reported and closed in a town or grid, without an account; confirmed by the address itself. */
public interface PlaceSubscriptions {

    /**
     * A place that can be subscribed to, by one of the two codes.
     *
     * @param town code of a town, or null
     * @param grid code of a grid, or null
     */
    record Place(@Nullable String town, @Nullable String grid) {

        /** @return the smaller of the two, when there is one */
        @Nullable String code() {
            return grid == null ? town : grid;
        }
    }

    /**
     * What somebody asks for. Personal data: never logged as it stands.
     *
     * @param email    as it was typed
     * @param place    as it was chosen
     * @param language in which mails are to speak
     * @param client   address of the network it comes from
     */
    record Wish(String email, Place place, Locale language, String client) {

        @Override
        public String toString() {
            return "Wish[" + Masked.address(email) + ", " + place + "]";
        }
    }

    /** @return whether mails can be written: their links need the site's address as it is seen from outside */
    boolean areOffered();

    /**
     * Writes to the address, if it is to be written to: not when it knows the place already, was written to often of late or
     * takes no mail. The answer does not tell which.
     *
     * @return granted, or refused with what is wrong with {@code email} or {@code place}, or too many from one network
     */
    Reply<Place> ask(Wish wish);

    /** @return the place that the link of a mail would confirm, or empty when the link is none or too old */
    Optional<Place> asked(String token);

    /** @return the place that is subscribed to from now on, or empty when the link is none or too old */
    Optional<Place> confirm(String token);

    /** Forgets the address and the place. A link that is none, or was used before, does nothing. */
    void leave(String token);
}
