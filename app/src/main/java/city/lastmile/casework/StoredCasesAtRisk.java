package city.lastmile.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the table of requests; overdue means here what it means on the boards. */
@Repository
class StoredCasesAtRisk implements CasesAtRisk {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredCasesAtRisk(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<AtRisk> now(int most) {
        return jdbc.sql("""
                select tracking_number, overdue from (
                    select tracking_number, handle_due, supervision,
                        state = 'AWAITING_CLAIM' and coalesce(claim_due < :now, false)
                        or state not in ('COMPLETED', 'CALLED_BACK') and coalesce(handle_due < :now, false) as overdue
                    from service_request
                    where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and not confidential) open
                where overdue or supervision = 'WARNED'
                order by handle_due, tracking_number limit :most""")
                .param("now", OffsetDateTime.now(clock)).param("most", most)
                .query((row, index) -> new AtRisk(row.getString(1), row.getBoolean(2))).list();
    }
}
