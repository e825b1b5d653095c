package city.lastmile.notification;

import city.lastmile.notification.NewMessage.About;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox's table, as whoever writes and delivers messages sees it. */
@Repository
class MessageStore {

    /** Far more than sending a few messages takes; a message whose node died meanwhile is due again after it. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int LONGEST_ERROR = 500;

    private static final String ADD = """
            insert into message (tracking_number, subscription, fact_of, entry, event, audience, recipient, channel,
                at_night, confidential, category, office, due, words, state, next_attempt, created, done)
            values (:number, cast(:subscription as uuid), :factOf, :entry, :event, :audience, :recipient, :channel,
                :atNight, :confidential, :category, :office, :due, :words, :state, :at, :at, :done)
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    MessageStore(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Joins the caller's transaction. An in-app message has arrived with it; the others wait to be sent. */
    void add(NewMessage message) {
        add(List.of(message));
    }

    /** Adds messages as {@link #add(NewMessage)} does, all of them by one way to the database. */
    void add(List<NewMessage> messages) {
        if (!messages.isEmpty()) {
            batches.batchUpdate(ADD, messages.stream().map(MessageStore::columns).map(MapSqlParameterSource::new)
                    .toArray(SqlParameterSource[]::new));
        }
    }

    private static Map<String, @Nullable Object> columns(NewMessage message) {
        About about = message.about();
        boolean ofPlace = message.recipient().equals(NewMessage.SUBSCRIBER);
        boolean arrived = message.channel() == Channel.IN_APP;
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("number", ofPlace ? null : about.trackingNumber());
        columns.put("subscription", ofPlace ? about.trackingNumber() : null);
        columns.put("factOf", about.factOf());
        columns.put("entry", about.entry());
        columns.put("event", about.event());
        columns.put("audience", message.audience().name());
        columns.put("recipient", message.recipient());
        columns.put("channel", message.channel().name());
        columns.put("atNight", message.atNight());
        columns.put("confidential", about.confidential());
        columns.put("category", about.category());
        columns.put("office", about.office());
        columns.put("due", utc(about.due()));
        columns.put("words", about.words());
        columns.put("state", arrived ? "SENT" : "WAITING");
        columns.put("at", utc(about.at()));
        columns.put("done", arrived ? utc(about.at()) : null);
        return columns;
    }

    /**
     * Takes messages that are due, so that no other node takes them for a while, and counts an attempt for each.
     *
     * @param most how many at most
     */
    List<Message> take(Instant now, int most) {
        return jdbc.sql("""
                update message set attempts = attempts + 1, next_attempt = :lease
                where id in (select id from message where state = 'WAITING' and next_attempt <= :now
                    order by next_attempt, id limit :most for update skip locked)
                returning *""")
                .param("lease", utc(now.plus(LEASE))).param("now", utc(now)).param("most", most)
                .query(MessageStore::message).list();
    }

    void sent(Message message, Instant now) {
        end(message, "SENT", null, now);
    }

    /** There is no address any more to send it to. */
    void dropped(Message message, String why, Instant now) {
        end(message, "DROPPED", why, now);
    }

    void failed(Message message, String why, Instant now) {
        end(message, "FAILED", why, now);
    }

    private void end(Message message, String state, @Nullable String why, Instant now) {
        jdbc.sql("update message set state = :state, last_error = :why, done = :now where id = :id")
                .param("state", state).param("why", cut(why)).param("now", utc(now)).param("id", message.id()).update();
    }

    /** It failed and will be tried again. */
    void retry(Message message, String why, Instant next) {
        jdbc.sql("update message set last_error = :why, next_attempt = :next where id = :id")
                .param("why", cut(why)).param("next", utc(next)).param("id", message.id()).update();
    }

    /** Its time has not come; that is no attempt. */
    void hold(Message message, Instant until) {
        jdbc.sql("update message set attempts = attempts - 1, next_attempt = :until where id = :id")
                .param("until", utc(until)).param("id", message.id()).update();
    }

    /** @return the messages that were given up, newest first */
    List<Message> givenUp(int most) {
        return jdbc.sql("select * from message where state = 'FAILED' order by id desc limit ?").param(most)
                .query(MessageStore::message).list();
    }

    /** Starts a message anew that was given up; does nothing to any other. */
    void tryAgain(long id, Instant now) {
        jdbc.sql("""
                update message set state = 'WAITING', attempts = 0, next_attempt = :now, done = null
                where id = :id and state = 'FAILED'""")
                .param("now", utc(now)).param("id", id).update();
    }

    long count(String state) {
        return jdbc.sql("select count(*) from message where state = ?").param(state).query(Long.class).single();
    }

    /**
     * Forgets what was written before the time, save what still waits.
     *
     * @return how many were forgotten
     */
    int forgetBefore(Instant time, int most) {
        return jdbc.sql("""
                delete from message where id in (select id from message where created < :time and state <> 'WAITING'
                    order by created limit :most)""")
                .param("time", utc(time)).param("most", most).update();
    }

    static Message message(ResultSet row, int index) throws SQLException {
        Timestamp due = row.getTimestamp("due");
        Timestamp readAt = row.getTimestamp("read_at");
        String number = Objects.requireNonNullElse(row.getString("tracking_number"), row.getString("fact_of"));
        About about = new About(number, row.getString("fact_of"), row.getInt("entry"), row.getString("event"),
                row.getBoolean("confidential"), row.getString("category"), row.getString("office"),
                due == null ? null : due.toInstant(), row.getString("words"), row.getTimestamp("created").toInstant());
        return new Message(row.getLong("id"), about, Audience.valueOf(row.getString("audience")),
                row.getString("recipient"), Channel.valueOf(row.getString("channel")), row.getBoolean("at_night"),
                row.getInt("attempts"), row.getString("last_error"), readAt == null ? null : readAt.toInstant());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
