package city.lastmile.insight;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many open requests of some place or office stand how.
 *
 * @param open     all of them
 * @param overdue  not claimed, or not answered, by its deadline; shelved ones are not among them, their clock stands
 * @param dueToday to be claimed or answered by the end of today
 * @param warned   not overdue, and past the time of early warning
 * @param yellow   with a yellow card, and no higher one
 * @param red      with a red card, a supervision order or a circular
 * @param today    reported today; in towns, grids and categories those too that have ended meanwhile
 */
public record Tally(long open, long overdue, long dueToday, long warned, long yellow, long red, long today) {

    /** Nothing at all. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** What makes an open request overdue at {@code :now}. */
    static final String OVERDUE = """
            (state = 'AWAITING_CLAIM' and claim_due < :now
                or state not in ('COMPLETED', 'CALLED_BACK', 'SHELVED') and handle_due < :now)""";
    /** What makes an open request due before {@code :tomorrow}. */
    static final String DUE_TODAY = "(not " + OVERDUE + """
             and (state = 'AWAITING_CLAIM' and claim_due < :tomorrow
                or state not in ('COMPLETED', 'CALLED_BACK', 'SHELVED') and handle_due < :tomorrow))""";
    /** What makes an open request warned. */
    static final String WARNED = "(not " + OVERDUE + """
             and state not in ('COMPLETED', 'CALLED_BACK', 'SHELVED') and warn_at <= :now)""";
    /** A red card or above. */
    static final String RED = "supervision in ('RED', 'ORDER', 'CIRCULAR')";

    /** What is counted of a set of open requests, in the order of the components. */
    static final String COLUMNS = "count(*), count(*) filter (where " + OVERDUE + "), count(*) filter (where "
            + DUE_TODAY + "), count(*) filter (where " + WARNED + "), count(*) filter (where supervision = 'YELLOW'), "
            + "count(*) filter (where " + RED + "), count(*) filter (where submitted_at >= :today)";

    /** @return so many, of which nothing else is known */
    static Tally of(long requests) {
        return new Tally(requests, 0, 0, 0, 0, 0, 0);
    }

    /** @return so many that were reported today and are not open any more */
    static Tally endedToday(long requests) {
        return new Tally(0, 0, 0, 0, 0, 0, requests);
    }

    static Tally read(ResultSet row, int first) throws SQLException {
        return new Tally(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3),
                row.getLong(first + 4), row.getLong(first + 5), row.getLong(first + 6));
    }

    /** @return both together */
    public Tally plus(Tally other) {
        return new Tally(open + other.open, overdue + other.overdue, dueToday + other.dueToday, warned + other.warned,
                yellow + other.yellow, red + other.red, today + other.today);
    }
}
