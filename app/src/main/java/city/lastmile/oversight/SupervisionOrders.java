package city.lastmile.oversight;

/** The public face for opening a supervision by hand. */
public interface SupervisionOrders {

    /**
     * Opens a supervision of a request that is in hand 立案督办; it gives no card and ends with the request. Joins the
     * caller's transaction.
     *
     * @param actor id of the officer who opens it
     * @param group whose members supervise
     * @param words why, for the file
     * @throws city.lastmile.platform.RefusedInputException when the request is unknown or not in hand, the group
     *                                                      supervises it by hand already, or no words are given
     */
    void order(String trackingNumber, String actor, String group, String words);
}
