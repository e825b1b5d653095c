package city.lastmile.casework;

import java.util.EnumSet;
import java.util.Set;

/** The states of a request. Supervision is an attribute beside them, never a state. */
public enum RequestState {
    /** Received and stored; triage has not run yet. */
    SUBMITTED,
    /** Too little to go by; the resident was asked once, and no clock has started. */
    NEEDS_DETAIL,
    /** Triage has found the responsible party and the deadlines. */
    ACCEPTED,
    /** Offered to the responsible office; nobody has taken it yet. */
    AWAITING_CLAIM,
    /** One officer is responsible for it. */
    IN_PROGRESS,
    /** Returned as "not mine"; the tier above decides whose it is. */
    RETURNED,
    /** Returned again; the city's desk decides, and its decision binds. */
    ARBITRATION,
    /** Laid by with a leader's approval until its review date; the clock stands. */
    SHELVED,
    /** Handled; the resident is asked for a rating. */
    COMPLETED,
    /** The resident was not content with it; the tier above looks at it. */
    CALLED_BACK,
    /** Rated, or the time for it has passed. */
    CLOSED,
    /** Taken back by the resident. */
    WITHDRAWN,
    /** Outside the city's power; the resident was told why and where to turn to. */
    DECLINED,
    /** The same matter as another request, which goes on for both. */
    MERGED;

    private static final Set<RequestState> ENDS = EnumSet.of(CLOSED, WITHDRAWN, DECLINED, MERGED);

    /** @return whether nothing more will happen to a request in this state */
    public boolean isFinal() {
        return ENDS.contains(this);
    }
}
