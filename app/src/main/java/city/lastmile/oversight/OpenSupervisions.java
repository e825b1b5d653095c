package city.lastmile.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The supervisions that are running, for those who watch over them. Those of confidential requests are left out: they
 * are nobody's business but discipline inspection's, which finds them among its tasks.
 */
public interface OpenSupervisions {

    /**
     * A running supervision.
     *
     * @param trackingNumber   of the request
     * @param processInstance  id of the supervision's own instance
     * @param card             the gravest card that it gave, or {@code NONE} where it was opened by hand
     * @param state            where the request stands
     * @param responsibleGroup id of the group that answers for the request, or null before triage
     * @param supervisorGroup  id of the group that supervises
     * @param openedAt         since when
     * @param handleDue        when the request must have been handled, or null before triage
     */
    record OpenSupervision(String trackingNumber, String processInstance, String card, String state,
            @Nullable String responsibleGroup, String supervisorGroup, Instant openedAt,
            @Nullable Instant handleDue) {
    }

    /**
     * @param tiers of the office that answers for the request, such as {@code GRID}; not empty
     * @param skip  how many of the oldest to pass over
     * @param most  how many to answer at most
     * @return the oldest first
     */
    List<OpenSupervision> oldest(Set<String> tiers, int skip, int most);

    /** @return tracking numbers of the requests under supervision, at most so many, those supervised longest first */
    List<String> trackingNumbers(int most);
}
