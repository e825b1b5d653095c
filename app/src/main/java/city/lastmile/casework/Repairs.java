package city.lastmile.casework;

/**
 * The face of casework for what failed until it was given up: steps of a request, such as by a fault in a table, and
 * messages about it.
 */
public interface Repairs {

    /** @return how many steps of the request wait for somebody to start them again */
    long stuck(String trackingNumber);

    /**
     * Starts them again, each once, and writes so into the journal.
     *
     * @param actor an administrator's id
     */
    void startAgain(String trackingNumber, String actor);

    /**
     * Makes an incident of a message that was given up, at the step where its request is now, so that Cockpit shows it
     * with the case. Of a request that has ended there is none; it ends with its request.
     *
     * @param message which one
     * @param why     the last error, free of personal data
     */
    void messageGivenUp(String trackingNumber, long message, String why);

    /** Ends the incident of a message that is sent anew, if there is one. */
    void messageStartedAnew(long message);
}
