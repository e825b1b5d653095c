package city.lastmile.casework;

import java.util.List;

/** The public face for one report that is several matters. */
public interface Splitting {

    /** As many parts as a report can be split into. */
    int MOST_PARTS = 10;

    /**
     * One of several matters in a report.
     *
     * @param category code of a category of the register
     * @param words    what is to be done about it, 1 to 1,000 characters
     */
    record Part(String category, String words) {
    }

    /**
     * Makes requests of their own of parts of a request 拆单: each finds its office and gets its deadlines like any
     * other. The request itself goes on as the lead with its own office and deadline, is finished last, and is the only
     * one of which its resident hears. Joins the caller's transaction.
     *
     * @param actor an officer's id
     * @throws city.lastmile.platform.RefusedInputException when the request is not in hand, confidential or a part
     *                                                      itself; when there is no part, or one of them is of an
     *                                                      unknown or a confidential category or says nothing
     */
    void split(String trackingNumber, List<Part> parts, String actor);

    /** @return the requests that were split off the request, in the order of their numbers */
    List<RequestFile> partsOf(String trackingNumber);
}
