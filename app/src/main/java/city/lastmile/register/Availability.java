package city.lastmile.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public face of who can be asked to work today, by the city's clock. Answers come from memory; what another node
 * changed counts here within seconds.
 */
public interface Availability {

    /** @return whether the officer is on leave today */
    boolean isAway(String officerId);

    /** @return the last day of the leave that the officer is on today */
    Optional<LocalDate> awayUntil(String officerId);

    /** @return ids of all officers on leave today */
    Set<String> away();

    /** @return the members of the group who are not on leave today, by id */
    List<Officer> present(String groupId);

    /** @return who stands in for the officer: the deputy, or the deputy's deputy, the first who serves and is not away */
    Optional<Officer> deputyOf(String officerId);

    /** @return the group that was named to stand in for the group, whether or not anybody is there */
    Optional<String> deputyOffice(String groupId);

    /** @return whether the officer declared, or was declared to have, a conflict of interest in the matter */
    boolean mustKeepOut(String officerId, Matter matter);

    /** @return whether any conflict of interest is in force for the officer */
    boolean hasConflicts(String officerId);

    /** @return ids of all officers for whom one is */
    Set<String> withConflicts();

    /** @return ids of the officers for whom one was entered since then */
    Set<String> withConflictsSince(Instant time);

    /**
     * What a request is about, as far as a conflict of interest asks.
     *
     * @param trackingNumber the request
     * @param category       its category
     * @param organisations  codes of the town in which it lies and of the organisation complained about, if any
     * @param grid           code of the grid in which it lies, or empty
     */
    record Matter(String trackingNumber, String category, Set<String> organisations, String grid) {
    }
}
