package city.lastmile.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in the table of requests. */
@Repository
class StoredRequestFigures implements RequestFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredRequestFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
}
