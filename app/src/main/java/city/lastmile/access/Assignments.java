package city.lastmile.access;

import city.lastmile.casework.CaseFile;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    /**
     * A task that waits for the person signed on.
     *
     * @param task   its id in the engine
     * @param name   what the model calls it, in Chinese
     * @param number the request's tracking number
     * @param due    by when
     */
    record Waiting(String task, String name, String number, Instant due) {
    }

    /**
     * @param keys elements of the models
     * @return the tasks of these elements that are in the hands of the person signed on or that he may take, the
     *         earliest deadline first, at most so many
     */
    List<Waiting> waiting(Set<String> keys, int most);
}
