package city.lastmile.casework;

/**
 * What oversight may do to a request. Every method joins the caller's transaction.
 */
public interface CaseControl {

    /** Raises the supervision of the request to the level, unless it stands there or higher already. */
    void raise(String trackingNumber, Supervision level);

    /** Lowers the supervision of the request to what is left when a card was lifted. */
    void settle(String trackingNumber, Supervision level);

    /** Writes into the request's journal. */
    void record(String trackingNumber, JournalNote note);

    /**
     * Gives a request that is in progress to another officer; its deadline stays.
     *
     * @param officer id of an officer who serves now
     * @param words   what he is told; stands on his task
     * @throws city.lastmile.platform.RefusedInputException when there is no such officer, or he is on leave or
     *                                                      must keep out of the matter
     */
    void reassign(String trackingNumber, String officer, String words);
}
