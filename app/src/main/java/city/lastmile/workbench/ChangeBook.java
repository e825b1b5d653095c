package city.lastmile.workbench;

import city.lastmile.workbench.ModelChange.Edited;
import city.lastmile.workbench.ModelChange.Event;
import city.lastmile.workbench.ModelChange.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the changes. */
@Component
class ChangeBook {

    private static final int SHOWN = 100;
    private static final String COLUMNS = "select * from model_change ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long create(String name, String versionTag, String note, String baseDeployment, String officer) {
        return jdbc.sql("""
                insert into model_change (name, note, version_tag, state, base_deployment, created_by, created_at)
                values (?, ?, ?, 'DRAFT', ?, ?, ?) returning id""")
                .params(name, note, versionTag, baseDeployment, officer, now()).query(Long.class).single();
    }

    Optional<ModelChange> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(ChangeBook::change).optional();
    }

    /** @return the change, which nobody else alters until the transaction ends */
    Optional<ModelChange> lock(long id) {
        return jdbc.sql(COLUMNS + "where id = ? for update").param(id).query(ChangeBook::change).optional();
    }

    /** @return open changes first, the newest first, 100 at most */
    List<ModelChange> all() {
        return jdbc.sql(COLUMNS + "order by state in ('DEPLOYED', 'WITHDRAWN'), id desc limit " + SHOWN)
                .query(ChangeBook::change).list();
    }

    void describe(long id, String name, String versionTag, String note) {
        jdbc.sql("update model_change set name = ?, version_tag = ?, note = ? where id = ?")
                .params(name, versionTag, note, id).update();
    }

    void move(long id, State state, @Nullable String deployment) {
        jdbc.sql("update model_change set state = ?, deployment = ?::text where id = ?")
                .params(state.name(), deployment, id).update();
    }

    void rebase(long id, String deployment) {
        jdbc.sql("update model_change set base_deployment = ? where id = ?").params(deployment, id).update();
    }

    /** @return the newest version of each file that was ever saved in the change, by path */
    List<Edited> files(long change) {
        return jdbc.sql("""
                select distinct on (path) path, revision, content, edited_by, edited_at from model_change_file
                where change_id = ? order by path, revision desc""").param(change).query(ChangeBook::edited).list();
    }

    /**
     * @param revision of the version that this one comes after, 0 for the first
     * @return whether it was stored; otherwise somebody else stored another one over the same version
     */
    boolean store(long change, String path, int revision, @Nullable String content, String officer) {
        int newest = jdbc.sql("select coalesce(max(revision), 0) from model_change_file where change_id = ? and path = ?")
                .params(change, path).query(Integer.class).single();
        if (newest != revision) {
            return false;
        }
        try {
            return jdbc.sql("insert into model_change_file values (?, ?, ?, ?, ?, ?)")
                    .params(change, path, revision + 1, content, officer, now()).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** @return ids of all who had a hand in what the change says: its beginner and whoever saved a file or its words */
    Set<String> authors(long change) {
        return jdbc.sql("""
                select created_by from model_change where id = :id
                union select edited_by from model_change_file where change_id = :id
                union select officer from model_change_event where change_id = :id
                    and kind in ('DESCRIBED', 'SUBMITTED', 'REBASED')""")
                .param("id", change).query(String.class).set();
    }

    void log(long change, Event.Kind kind, String officer, String words) {
        jdbc.sql("insert into model_change_event (change_id, kind, officer, words, at) values (?, ?, ?, ?, ?)")
                .params(change, kind.name(), officer, words, now()).update();
        jdbc.sql("update model_change set revision = revision + 1 where id = ?").param(change).update();
    }

    List<Event> events(long change) {
        return jdbc.sql("select * from model_change_event where change_id = ? order by id").param(change)
                .query((row, number) -> new Event(Event.Kind.valueOf(row.getString("kind")), row.getString("officer"),
                        row.getString("words"), row.getTimestamp("at").toInstant())).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ModelChange change(ResultSet row, int number) throws SQLException {
        Timestamp created = row.getTimestamp("created_at");
        return new ModelChange(row.getLong("id"), row.getString("name"), row.getString("note"),
                row.getString("version_tag"), State.valueOf(row.getString("state")), row.getString("base_deployment"),
                row.getString("deployment"), row.getString("created_by"), created.toInstant(), row.getInt("revision"));
    }

    private static Edited edited(ResultSet row, int number) throws SQLException {
        return new Edited(row.getString("path"), row.getInt("revision"), row.getString("content"),
                row.getString("edited_by"), row.getTimestamp("edited_at").toInstant());
    }
}
