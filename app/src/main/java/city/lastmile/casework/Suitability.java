package city.lastmile.casework;

import city.lastmile.register.StaffBook.Reason;

/** The face of casework for who can work on a request, and who must not even see it. */
public interface Suitability {

    /** @return whether a conflict of interest in the request was declared of the officer */
    boolean mustKeepOut(String officer, String trackingNumber);

    /**
     * @throws city.lastmile.platform.RefusedInputException when the officer is on leave or must keep out of the request
     */
    void requireFree(String officer, String trackingNumber);

    /**
     * An officer declares a conflict of interest in the request. Every task of it leaves his hands and his sight, the
     * journal keeps the class of the reason. Joins the caller's transaction.
     *
     * @throws city.lastmile.platform.RefusedInputException when the request has ended, or he has declared it already
     */
    void declareConflict(String officer, String trackingNumber, Reason reason);
}
