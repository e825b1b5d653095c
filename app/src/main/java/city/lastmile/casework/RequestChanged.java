package city.lastmile.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request; published inside the transaction that did it, one per journal entry.
 *
 * @param trackingNumber the request
 * @param entry          the number of the journal entry; together with the request it names this fact
 * @param note           what was written into the journal
 * @param state          the state after it
 * @param tier           the responsible tier, or null before triage
 * @param officer        id of the officer in whose hands the request is after it, or null
 * @param submittedAt    when the request was received
 * @param claimedAt      when an officer became responsible for it, or null before
 * @param at             when this happened
 */
public record RequestChanged(String trackingNumber, int entry, JournalNote note, RequestState state,
        @Nullable String tier, @Nullable String officer, Instant submittedAt, @Nullable Instant claimedAt,
        Instant at) {

    /** @return the journal entry's event */
    public JournalEvent event() {
        return note.event();
    }
}
