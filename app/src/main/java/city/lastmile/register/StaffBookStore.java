package city.lastmile.register;

import city.lastmile.register.StaffBook.Absence;
import city.lastmile.register.StaffBook.Conflict;
import city.lastmile.register.StaffBook.Deputy;
import city.lastmile.register.StaffBook.Reason;
import city.lastmile.register.StaffBook.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of leave, deputies and conflicts. */
final class StaffBookStore {

    private final JdbcClient jdbc;

    StaffBookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Absence> absences(LocalDate notEndedBefore) {
        return jdbc.sql("""
                select * from absence where cancelled_at is null and last_day >= ? order by first_day, officer_id""")
                .param(notEndedBefore).query((row, index) -> new Absence(row.getLong("id"), row.getString("officer_id"),
                        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
                        row.getString("entered_by"), enteredAt(row))).list();
    }

    List<Deputy> deputies() {
        return jdbc.sql("select * from deputy where ended_at is null order by principal")
                .query((row, index) -> new Deputy(row.getLong("id"), row.getString("principal"),
                        row.getString("deputy"), row.getString("entered_by"), enteredAt(row))).list();
    }

    List<Conflict> conflicts() {
        return jdbc.sql("select * from declared_conflict where ended_at is null order by officer_id, id")
                .query((row, index) -> new Conflict(row.getLong("id"), row.getString("officer_id"),
                        Scope.valueOf(row.getString("scope")), row.getString("subject"),
                        Reason.valueOf(row.getString("reason")), row.getString("entered_by"), enteredAt(row))).list();
    }

    void add(String officer, LocalDate firstDay, LocalDate lastDay, String by, Instant now) {
        jdbc.sql("""
                insert into absence (officer_id, first_day, last_day, entered_by, entered_at) values (?, ?, ?, ?, ?)""")
                .params(officer, firstDay, lastDay, by, utc(now)).update();
    }

    void cancelAbsence(long id, String by, Instant now) {
        jdbc.sql("update absence set cancelled_by = ?, cancelled_at = ? where id = ? and cancelled_at is null")
                .params(by, utc(now), id).update();
    }

    void replace(String principal, String deputy, String by, Instant now) {
        jdbc.sql("update deputy set ended_by = ?, ended_at = ? where principal = ? and ended_at is null")
                .params(by, utc(now), principal).update();
        jdbc.sql("insert into deputy (principal, deputy, entered_by, entered_at) values (?, ?, ?, ?)")
                .params(principal, deputy, by, utc(now)).update();
    }

    void endDeputy(long id, String by, Instant now) {
        jdbc.sql("update deputy set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                .params(by, utc(now), id).update();
    }

    void declare(String officer, Scope scope, String subject, Reason reason, String by, Instant now) {
        jdbc.sql("""
                insert into declared_conflict (officer_id, scope, subject, reason, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (officer_id, scope, subject) where ended_at is null do nothing""")
                .params(officer, scope.name(), subject, reason.name(), by, utc(now)).update();
    }

    void endConflict(long id, String by, Instant now) {
        jdbc.sql("update declared_conflict set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                .params(by, utc(now), id).update();
    }

    /** Held until the transaction ends, so that two who enter the same leave at once do not both succeed. */
    void lock(String officer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('absence ' || ?, 0))").param(officer)
                .query(rows -> { });
    }

    private static Instant enteredAt(ResultSet row) throws SQLException {
        return row.getTimestamp("entered_at").toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
