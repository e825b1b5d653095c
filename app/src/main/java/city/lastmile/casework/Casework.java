package city.lastmile.casework;

import java.util.List;
import java.util.Optional;

/**
 * The public face of casework: what the outside may tell a request, and ask of it. Every method that changes
 * something joins the caller's transaction, so that facts, journal and engine commit together or not at all.
 */
public interface Casework {

    /**
     * Stores the request, writes its first journal entry and starts its process. Triage runs after the commit.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the tracking number is taken
     */
    void open(NewRequest request);

    /** @return the request as it stands now */
    Optional<RequestFile> find(String trackingNumber);

    /** @return whether its resident left anything to be reached by */
    boolean hasContact(String trackingNumber);

    /** @return the request that goes on for this one, which may have been merged itself by now, or this one */
    RequestFile goingOn(RequestFile file);

    /** @return the steps that the resident may see, oldest first; empty for an unknown request */
    List<PublicStep> publicSteps(String trackingNumber);

    /**
     * Adds the resident's further words to an open request. Changes neither state nor deadline.
     *
     * @param words 1 to 5,000 characters
     */
    Answer add(String trackingNumber, String words);

    /**
     * Takes the request back at the resident's wish. Where others reported the same, it goes on for them, and its
     * own resident has no more to do with it.
     *
     * @param reason why, may be empty
     */
    Answer withdraw(String trackingNumber, String reason);

    /**
     * Rates a completed request; it closes, waits for others who reported the same, or is handled again where the tables
     * say so. A report that was merged into a completed one has a rating of its own, from which the same follows while
     * the other waits for ratings.
     */
    Answer rate(String trackingNumber, Rating rating);

    /** @return whether its resident may rate the request now */
    boolean mayRate(String trackingNumber);

    /**
     * Asks for speed. Recorded, counted and shown; changes neither order nor deadline.
     *
     * @param actor {@link JournalNote#RESIDENT} or an officer's id
     */
    Answer urge(String trackingNumber, String actor);
}
