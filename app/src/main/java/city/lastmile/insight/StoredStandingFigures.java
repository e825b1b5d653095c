package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what is open in its index, and adds what ended since the last roll-up to what is rolled up. */
@Repository
class StoredStandingFigures implements StandingFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredStandingFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<RequestCount> open() {
        return jdbc.sql("""
                select state, tier, count(*),
                    count(*) filter (where state = 'AWAITING_CLAIM' and claim_due < :now),
                    count(*) filter (where state not in ('COMPLETED', 'CALLED_BACK') and handle_due < :now)
                from service_request where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') group by state, tier""")
                .param("now", OffsetDateTime.now(clock)).query(StoredStandingFigures::count).list();
    }

    @Override
    public List<RequestCount> ended() {
        return jdbc.sql("""
                select state, nullif(tier, ''), sum(requests), 0, 0 from (
                    select state, tier, requests from insight_ended
                    union all
                    select state, coalesce(tier, ''), count(*) from service_request
                    where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and closed_at >= greatest(:recent,
                        ((select rolled_up from insight_progress) + 1)::timestamp at time zone :zone)
                    group by 1, 2) ended group by 1, 2""")
                .param("zone", clock.getZone().getId())
                .param("recent", LocalDate.now(clock).minusDays(SnapshotReader.LIVE_DAYS).atStartOfDay(clock.getZone())
                        .toOffsetDateTime())
                .query(StoredStandingFigures::count).list();
    }

    private static RequestCount count(ResultSet row, int index) throws SQLException {
        return new RequestCount(RequestState.valueOf(row.getString(1)), row.getString(2), row.getLong(3),
                row.getLong(4), row.getLong(5));
    }
}
