package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a figure stands for. What is null or empty is not asked for.
 *
 * @param organisation code of the organisation that answers for them
 * @param states       where they stand
 * @param figure       what of them is counted
 * @param town         code of the town they lie in
 * @param category     code of their category
 * @param grid         code of the grid they lie in
 * @param confidential whether complaints about officers are among them; for nobody but those who inspect them
 */
public record Selection(@Nullable String organisation, Set<RequestState> states, Figure figure, @Nullable String town,
        @Nullable String category, @Nullable String grid, boolean confidential) {

    /** What of open requests is counted; and those of some days, open or ended. */
    public enum Figure {
        /** Everything that is open. */
        OPEN,
        /** See {@link Tally#overdue}. */
        OVERDUE,
        /** See {@link Tally#dueToday}. */
        TODAY,
        /** See {@link Tally#warned}. */
        WARNED,
        /** See {@link Tally#yellow}. */
        YELLOW,
        /** See {@link Tally#red}. */
        RED,
        /** Reported today, ended meanwhile or not. */
        REPORTED_TODAY,
        /** Reported within the days that hot topics look at, ended meanwhile or not. */
        REPORTED_LATELY,
        /** Ended today. */
        ENDED_TODAY
    }

    /** @return open requests of an organisation */
    public static Selection of(String organisation, Set<RequestState> states, Figure figure, boolean confidential) {
        return new Selection(organisation, states, figure, null, null, null, confidential);
    }
}
