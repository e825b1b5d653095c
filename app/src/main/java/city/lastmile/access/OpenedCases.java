package city.lastmile.access;

import city.lastmile.access.Openings.Opening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of cases opened by special right. */
@Repository
class OpenedCases {

    private final JdbcClient jdbc;

    OpenedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Opening opening, String watchedBy) {
        jdbc.sql("""
                insert into opened_case (tracking_number, officer_id, reason, watched_by, opened_at, until)
                values (:number, :officer, :reason, :watchedBy, :at, :until)""")
                .param("number", opening.trackingNumber()).param("officer", opening.officer())
                .param("reason", opening.reason()).param("watchedBy", watchedBy)
                .param("at", opening.at().atOffset(ZoneOffset.UTC))
                .param("until", opening.until().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Opening> current(String officer, String trackingNumber, Instant now) {
        return jdbc.sql("""
                select * from opened_case where officer_id = :officer and tracking_number = :number and until > :now
                order by until desc limit 1""")
                .param("officer", officer).param("number", trackingNumber).param("now", now.atOffset(ZoneOffset.UTC))
                .query(OpenedCases::opening).optional();
    }

    List<Opening> watchedBy(Set<String> groups, int most) {
        return groups.isEmpty() ? List.of() : jdbc.sql("""
                select * from opened_case where watched_by in (:groups) order by id desc limit :most""")
                .param("groups", groups).param("most", most).query(OpenedCases::opening).list();
    }

    private static Opening opening(ResultSet row, int index) throws SQLException {
        return new Opening(row.getString("tracking_number"), row.getString("officer_id"), row.getString("reason"),
                row.getTimestamp("opened_at").toInstant(), row.getTimestamp("until").toInstant());
    }
}
