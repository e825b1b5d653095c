package city.lastmile.casework;

/** The face of casework for steps of a request that failed until the engine gave up, such as by a fault in a table. */
public interface Repairs {

    /** @return how many steps of the request wait for somebody to start them again */
    long stuck(String trackingNumber);

    /**
     * Starts them again, each once, and writes so into the journal.
     *
     * @param actor an administrator's id
     */
    void startAgain(String trackingNumber, String actor);
}
