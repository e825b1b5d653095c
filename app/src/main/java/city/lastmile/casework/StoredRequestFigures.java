package city.lastmile.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in the table of requests; a partial index serves either question. */
@Repository
class StoredRequestFigures implements RequestFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredRequestFigures(JdbcClient jdbc, Clock clock) {
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
                .param("now", OffsetDateTime.now(clock)).query(StoredRequestFigures::count).list();
    }

    @Override
    public List<RequestCount> ended() {
        return jdbc.sql("""
                select state, tier, count(*), 0, 0 from service_request
                where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') group by state, tier""")
                .query(StoredRequestFigures::count).list();
    }

    @Override
    public Fairness fairness() {
        return jdbc.sql("""
                select count(*) filter (where urges > 0), percentile_cont(0.5) within group (order by hours)
                        filter (where urges > 0),
                    count(*) filter (where urges = 0), percentile_cont(0.5) within group (order by hours)
                        filter (where urges = 0)
                from (select urges, extract(epoch from completed_at - submitted_at) / 3600 as hours
                    from service_request where completed_at > :since) handled""")
                .param("since", OffsetDateTime.now(clock).minusDays(365))
                .query((row, index) -> new Fairness(row.getLong(1), row.getObject(2, Double.class), row.getLong(3),
                        row.getObject(4, Double.class))).single();
    }

    private static RequestCount count(ResultSet row, int index) throws SQLException {
        return new RequestCount(RequestState.valueOf(row.getString(1)), row.getString(2), row.getLong(3),
                row.getLong(4), row.getLong(5));
    }
}
