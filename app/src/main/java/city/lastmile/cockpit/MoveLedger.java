package city.lastmile.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of batches and of the cases that they could not move. */
@Repository
class MoveLedger {

    /**
     * A case that stays.
     *
     * @param trackingNumber its number, or null for a confidential one
     */
    record Stays(@Nullable String trackingNumber, String reason) {
    }

    private final JdbcClient jdbc;

    MoveLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another one of the same old version goes on */
    long start(String process, int from, int to, String by, Instant at, long total) {
        return jdbc.sql("""
                insert into version_move (process, from_version, to_version, started_by, started_at, total)
                values (:process, :from, :to, :by, :at, :total) returning id""")
                .param("process", process).param("from", from).param("to", to).param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("total", total).query(Long.class).single();
    }

    /** @return the oldest one that goes on and that no other node is working at; it is ours until the commit */
    Optional<Move> next() {
        return jdbc.sql("""
                select * from version_move where finished_at is null order by id limit 1 for update skip locked""")
                .query(MoveLedger::move).optional();
    }

    Optional<Move> find(long id) {
        return jdbc.sql("select * from version_move where id = :id").param("id", id).query(MoveLedger::move).optional();
    }

    List<Move> latest(String process, int most) {
        return jdbc.sql("select * from version_move where process = :process order by id desc limit :most")
                .param("process", process).param("most", most).query(MoveLedger::move).list();
    }

    void advance(long id, int moved, List<Stays> stay, @Nullable Instant finished) {
        jdbc.sql("""
                update version_move set moved = moved + :moved, refused = refused + :refused,
                    finished_at = coalesce(finished_at, :finished) where id = :id""")
                .param("moved", moved).param("refused", stay.size()).param("id", id)
                .param("finished", finished == null ? null : finished.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE).update();
        stay.forEach(one -> jdbc.sql("""
                insert into version_move_refusal (move, tracking_number, reason) values (:move, :number, :reason)""")
                .param("move", id).param("number", one.trackingNumber()).param("reason", one.reason()).update());
    }

    void stop(long id, String by, Instant at) {
        jdbc.sql("""
                update version_move set stopped_by = :by, finished_at = :at where id = :id and finished_at is null""")
                .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id).update();
    }

    List<Stays> stay(long id, int most) {
        return jdbc.sql("""
                select tracking_number, reason from version_move_refusal where move = :id
                order by reason, tracking_number limit :most""")
                .param("id", id).param("most", most)
                .query((row, index) -> new Stays(row.getString(1), row.getString(2))).list();
    }

    private static Move move(ResultSet row, int index) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Move(row.getLong("id"), row.getString("process"), row.getInt("from_version"),
                row.getInt("to_version"), row.getString("started_by"), row.getTimestamp("started_at").toInstant(),
                row.getLong("total"), row.getLong("moved"), row.getInt("refused"),
                finished == null ? null : finished.toInstant(), row.getString("stopped_by"));
    }
}
