package city.lastmile.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the table of supervisions; the index of the open ones serves both questions. */
@Repository
class StoredSupervisions implements OpenSupervisions {

    private final JdbcClient jdbc;

    StoredSupervisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenSupervision> oldest(Set<String> tiers, int skip, int most) {
        return jdbc.sql("""
                select tracking_number, process_instance, card, state, responsible_group, supervisor_group, opened_at,
                    handle_due
                from supervision_case join service_request using (tracking_number)
                where supervision_case.closed_at is null and not confidential and tier in (:tiers)
                order by opened_at, id limit :most offset :skip""")
                .param("tiers", tiers).param("most", most).param("skip", skip)
                .query(StoredSupervisions::supervision).list();
    }

    @Override
    public List<String> trackingNumbers(int most) {
        return jdbc.sql("""
                select tracking_number from supervision_case join service_request using (tracking_number)
                where supervision_case.closed_at is null and not confidential
                group by tracking_number order by min(opened_at) limit :most""")
                .param("most", most).query(String.class).list();
    }

    private static OpenSupervision supervision(ResultSet row, int index) throws SQLException {
        Timestamp due = row.getTimestamp("handle_due");
        return new OpenSupervision(row.getString("tracking_number"), row.getString("process_instance"),
                row.getString("card"), row.getString("state"), row.getString("responsible_group"),
                row.getString("supervisor_group"), row.getTimestamp("opened_at").toInstant(),
                due == null ? null : due.toInstant());
    }
}
