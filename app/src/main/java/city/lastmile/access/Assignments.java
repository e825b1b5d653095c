package city.lastmile.access;

import city.lastmile.casework.CaseFile;

/** The face for heads who give a request to one of their people, from a board of their own. */
public interface Assignments {

    /**
     * Gives the request to an officer, by completing the task of it that serves for that: the claim that waits, the
     * assignment that nobody made in time, or the supervision of a request that somebody has in hand. The same gate and
     * the same steps decide as in Tasklist. Joins the caller's transaction.
     *
     * @param file    a case that the person signed on may read
     * @param officer id of the officer
     * @param words   what to tell him; needed for a supervision, otherwise they may be empty
     * @throws AssignmentRefusedException when it may not be done, with the reason; the caller's transaction is to roll back
     */
    void assign(CaseFile file, String officer, String words);
}
