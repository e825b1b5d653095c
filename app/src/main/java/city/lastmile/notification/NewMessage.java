package city.lastmile.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be written into the outbox.
 *
 * @param about     the fact
 * @param audience  as whom the recipient is told
 * @param recipient an officer's id, {@link #RESIDENT} or {@link #SUBSCRIBER}
 * @param channel   the way it takes
 * @param atNight   whether it goes out in the quiet hours too
 */
record NewMessage(About about, Audience audience, String recipient, Channel channel, boolean atNight) {

    /** The recipient of what is told to the resident, whoever that is. */
    static final String RESIDENT = "resident";
    /** The recipient of news of a place; the subscription's id stands where a request's number does. */
    static final String SUBSCRIBER = "subscriber";

    /**
     * What a message tells of. No address, no name.
     *
     * @param trackingNumber the request as its reader knows it
     * @param factOf         the request in whose journal the fact stands; another one where reports were merged
     * @param entry          number of the journal entry
     * @param event          what happened
     * @param confidential   whether nothing but the number may be told
     * @param category       code of the request's category
     * @param office         id of the group that answers for it, or null before triage
     * @param due            the next date that the recipient should know, or null
     * @param words          what was written for the public, or null
     * @param at             when it happened
     */
    record About(String trackingNumber, String factOf, int entry, String event, boolean confidential, String category,
            @Nullable String office, @Nullable Instant due, @Nullable String words, Instant at) {

        /** @return the same fact, told to somebody who knows the matter by another number */
        About underNumber(String number) {
            return new About(number, factOf, entry, event, confidential, category, office, due, words, at);
        }
    }
}
