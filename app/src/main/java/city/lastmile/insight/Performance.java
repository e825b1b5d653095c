package city.lastmile.insight;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How an organisation did with the requests that were closed in a time.
 *
 * @param closed    how many were closed; what was withdrawn, declined or merged is not among them
 * @param answered  how many of them had been answered under a deadline
 * @param onTime    how many of those were answered before it, approved extensions included
 * @param rated     how many were rated by the resident
 * @param satisfied how many of those got 4 or 5 of 5 for the result
 * @param carded    how many had a yellow, a red or a higher card that was not lifted
 */
public record Performance(long closed, long answered, long onTime, long rated, long satisfied, long carded) {

    /** What is counted of a set of ended requests, in the order of the components. */
    static final String COLUMNS = """
            count(*) filter (where state = 'CLOSED'),
            count(*) filter (where state = 'CLOSED' and completed_at is not null and handle_due is not null),
            count(*) filter (where state = 'CLOSED' and completed_at <= handle_due),
            count(*) filter (where state = 'CLOSED' and rating_result is not null),
            count(*) filter (where state = 'CLOSED' and rating_result >= 4),
            count(*) filter (where state = 'CLOSED' and supervision not in ('NONE', 'WARNED'))""";

    static final Performance NONE = new Performance(0, 0, 0, 0, 0, 0);

    static Performance read(ResultSet row, int first) throws SQLException {
        return new Performance(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2),
                row.getLong(first + 3), row.getLong(first + 4), row.getLong(first + 5));
    }

    /** @return both together */
    Performance plus(Performance other) {
        return new Performance(closed + other.closed, answered + other.answered, onTime + other.onTime,
                rated + other.rated, satisfied + other.satisfied, carded + other.carded);
    }
}
