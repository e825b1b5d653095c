package city.lastmile.access;

import city.lastmile.casework.CaseFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reading of cases by special right: supervisors and administrators open a case that is not theirs to read, with a
 * reason that stays in the case's journal, for a limited time, under the eyes of discipline inspection.
 */
public interface Openings {

    /**
     * One opening.
     *
     * @param trackingNumber the case
     * @param officer        id of who opened it
     * @param reason         in his words
     * @param at             when
     * @param until          until when he may read it
     */
    record Opening(String trackingNumber, String officer, String reason, Instant at, Instant until) {
    }

    /** @return whether the person signed on has the special right at all */
    boolean hasRight();

    /** @return whether the person signed on watches over others' openings */
    boolean watches();

    /**
     * Opens the case for the person signed on.
     *
     * @throws city.lastmile.platform.RefusedInputException when he has no such right, the case is one that complains
     *                                                      about his own organisation or that he must keep out of, or
     *                                                      the reason is too short or too long
     */
    void open(CaseFile file, String reason);

    /** @return the opening by which the person signed on reads the case just now */
    Optional<Opening> current(CaseFile file);

    /** @return what the person signed on watches over, newest first, 200 at most */
    List<Opening> watched();
}
