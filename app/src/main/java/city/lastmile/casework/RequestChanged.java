package city.lastmile.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request; published inside the transaction that did it, one per journal entry.
 *
 * @param trackingNumber the request
 * @param event          the journal entry's event
 * @param state          the state after it
 * @param tier           the responsible tier, or null before triage
 * @param submittedAt    when the request was received
 * @param claimedAt      when an officer became responsible for it, or null before
 * @param at             when this happened
 */
public record RequestChanged(String trackingNumber, JournalEvent event, RequestState state, @Nullable String tier,
        Instant submittedAt, @Nullable Instant claimedAt, Instant at) {
}
