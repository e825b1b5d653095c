package city.lastmile.casework;

import java.util.List;

/** The public face for reports of one and the same matter. */
public interface Duplicates {

    /**
     * A request that is open near a new report.
     *
     * @param trackingNumber the request
     * @param metres         how far away, rounded
     * @param file           the request as it stands
     */
    record Nearby(String trackingNumber, long metres, RequestFile file) {
    }

    /**
     * @return open requests of the category within the distance and age that the table {@code duplicate-policy}
     *         gives, nearest first, five at most; none where the table asks for none, and never a confidential one
     */
    List<Nearby> near(String category, double latitude, double longitude);

    /**
     * Stores a report that its resident recognised as an open request: with a number of its own, and no process.
     * Joins the caller's transaction.
     *
     * @param into the open request that it supports
     * @return false when that request is not open any more, and nothing was stored
     */
    boolean support(NewRequest request, String into);

    /**
     * Merges an open request into another 并单; it ends, and its resident follows the other. Joins the caller's
     * transaction.
     *
     * @param actor an officer's id
     * @throws city.lastmile.platform.RefusedInputException when one of them is unknown, ended, confidential or merged,
     *                                                      or both are the same
     */
    void merge(String trackingNumber, String into, String actor);

    /** @return numbers of the reports that go on in this request, merged into it directly or by way of another */
    List<String> mergedInto(String trackingNumber);
}
