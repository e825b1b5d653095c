package city.lastmile.access;

import city.lastmile.casework.CaseFile;
import java.util.Optional;

/** Says whose business a case is. */
public interface CaseAccess {

    /**
     * @return whether the person signed on may read the case: whoever answers for it, stands above it, holds a task of
     *         it or has acted in it, the desk, supervisors and city leaders; of a complaint about officers nobody but
     *         those who inspect them; and nobody who declared a conflict of interest in it.
     *         Besides these, whoever opened it by special right, see {@link Openings}
     */
    boolean mayRead(CaseFile file);

    /**
     * @return the id of the person signed on, when that person may urge the case: supervisors, city leaders and the
     *         desk, each of a case that he may read
     */
    Optional<String> urging(CaseFile file);

    /** @return the id of the person signed on, when that person may start failed steps of the case again */
    Optional<String> repairing(CaseFile file);

    /** @return the id of the person signed on, when that person can declare a conflict of interest in the case */
    Optional<String> declaring(CaseFile file);

    /**
     * @return the id of the person signed on, when that person is working on the case now: as the responsible officer,
     *         or for an office that was asked to assist
     */
    Optional<String> handling(CaseFile file);

    /** @return the id of the person signed on, when that person may merge the case into another: the city's desk */
    Optional<String> merging(CaseFile file);

    /** @return whether the person signed on has taken the call-back of the case's resident upon him */
    boolean isCalling(CaseFile file);

    /**
     * Who supervises a case by hand.
     *
     * @param officer id of the person signed on
     * @param group   whose members supervise: the tier above the case, or the city's leaders
     */
    record Supervisor(String officer, String group) {
    }

    /** @return the person signed on, when that person may open a supervision of the case: who stands above it */
    Optional<Supervisor> supervising(CaseFile file);
}
