package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as one line of a list. Nothing in it is about the resident but what he wrote, cut short.
 *
 * @param trackingNumber its number
 * @param state          where it stands
 * @param supervision    how far oversight of it has gone
 * @param category       code of the category
 * @param town           code of the town, or null where the place is unknown
 * @param grid           code of the grid, or null
 * @param summary        the first words of the description
 * @param office         id of the responsible group, or null before triage
 * @param officer        id of the responsible officer, or null
 * @param submittedAt    when it was reported
 * @param due            by when it is to be claimed, where nobody has, or answered; null before triage
 * @param urgency        how its deadline stands
 */
public record RequestLine(String trackingNumber, RequestState state, Supervision supervision, String category,
        @Nullable String town, @Nullable String grid, String summary, @Nullable String office,
        @Nullable String officer, Instant submittedAt, @Nullable Instant due, Urgency urgency) {

    /** How a deadline stands, the most urgent first. */
    public enum Urgency {
        /** Past its deadline. */
        OVERDUE,
        /** Due by the end of today. */
        TODAY,
        /** Past the time of early warning. */
        WARNED,
        /** There is time, or no clock runs. */
        CALM
    }

    /** @return where the next page begins */
    public Mark mark() {
        return new Mark(due, trackingNumber);
    }

    /**
     * The last line of a page.
     *
     * @param due            its deadline, or null
     * @param trackingNumber its number
     */
    public record Mark(@Nullable Instant due, String trackingNumber) {
    }
}
