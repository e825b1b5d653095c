package city.lastmile.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of requests and their journals. Whoever changes a request holds its row first, so that facts, journal
 * and head move together and in one order.
 */
@Repository
class RequestLedger {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RequestLedger(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    void insert(NewRequest request, boolean confidential) {
        jdbc.sql("""
                insert into service_request (tracking_number, description, category, town, grid, place, latitude,
                    longitude, subject_organisation, confidential, channel, phone_left, part_of, state,
                    submitted_at, journal_head)
                values (:number, :description, :category, :town, :grid, :place, :latitude, :longitude, :subject,
                    :confidential, :channel, :phone, :partOf, 'SUBMITTED', :submittedAt, :head)""")
                .param("number", request.trackingNumber()).param("description", request.description())
                .param("category", request.category()).param("town", request.town()).param("grid", request.grid())
                .param("place", request.place()).param("latitude", request.latitude())
                .param("longitude", request.longitude()).param("subject", request.subjectOrganisation())
                .param("confidential", confidential).param("channel", request.channel())
                .param("phone", request.phoneLeft()).param("partOf", request.partOf())
                .param("submittedAt", utc(request.submittedAt()))
                .param("head", JournalEntry.genesis(request.trackingNumber())).update();
    }

    Optional<RequestFile> find(String trackingNumber) {
        return jdbc.sql("select * from service_request where tracking_number = :number")
                .param("number", trackingNumber).query(RequestFileMapper::map).optional();
    }

    /** @return code of the organisation that the request complains about, or null */
    @Nullable String subject(String trackingNumber) {
        return jdbc.sql("select subject_organisation from service_request where tracking_number = :number")
                .param("number", trackingNumber).query((row, index) -> Optional.ofNullable(row.getString(1)))
                .optional().flatMap(subject -> subject).orElse(null);
    }

    /** Holds the request's row until the transaction ends. */
    Optional<RequestFile> hold(String trackingNumber) {
        return jdbc.sql("select * from service_request where tracking_number = :number for update")
                .param("number", trackingNumber).query(RequestFileMapper::map).optional();
    }

    /** @return one column of the request's row as text, or null */
    @Nullable String text(String trackingNumber, Fact fact) {
        return jdbc.sql("select " + fact.column() + " from service_request where tracking_number = :number")
                .param("number", trackingNumber).query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single().orElse(null);
    }

    /** @return one moment of the request's row, or null */
    @Nullable Instant moment(String trackingNumber, Fact fact) {
        return jdbc.sql("select " + fact.column() + " from service_request where tracking_number = :number")
                .param("number", trackingNumber).query((row, index) -> Optional.ofNullable(instant(row.getTimestamp(1))))
                .single().orElse(null);
    }

    /** @return one counter of the request's row */
    int number(String trackingNumber, Fact fact) {
        return jdbc.sql("select " + fact.column() + " from service_request where tracking_number = :number")
                .param("number", trackingNumber).query(Integer.class).single();
    }

    /** Sets facts of a request; its row is held by this until the transaction ends. */
    void set(String trackingNumber, Map<Fact, ? extends @Nullable Object> facts) {
        String assignments = facts.keySet().stream().map(fact -> fact.column() + " = :" + fact.column())
                .collect(Collectors.joining(", "));
        Map<String, @Nullable Object> parameters = new HashMap<>();
        facts.forEach((fact, value) -> parameters.put(fact.column(), column(value)));
        parameters.put("number", trackingNumber);
        requireOne(jdbc.sql("update service_request set " + assignments + " where tracking_number = :number")
                .params(parameters).update(), trackingNumber);
    }

    /** Appends to the request's chain and tells the application what happened. */
    void write(String trackingNumber, JournalNote note) {
        Head head = hold(trackingNumber, clock.instant().truncatedTo(ChronoUnit.MICROS));
        JournalEntry entry = new JournalEntry(trackingNumber, head.length() + 1, head.now(), note.event().name(),
                head.state(), note.actor(), note.office(), note.publicWords(), note.details(), head.hash());
        append(entry);
        events.publishEvent(new RequestChanged(trackingNumber, entry.number(), note,
                RequestState.valueOf(head.state()), head.tier(), head.officer(), head.submittedAt(), head.claimedAt(),
                head.now()));
    }

    private Head hold(String trackingNumber, Instant now) {
        return jdbc.sql("""
                select journal_length, journal_head, state, tier, responsible_officer, submitted_at, claimed_at
                from service_request where tracking_number = :number for update""")
                .param("number", trackingNumber)
                .query((row, index) -> new Head(row.getInt(1), row.getBytes(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getTimestamp(6).toInstant(), instant(row.getTimestamp(7)), now))
                .single();
    }

    private void append(JournalEntry entry) {
        byte[] hash = entry.hash();
        jdbc.sql("""
                insert into journal_entry (tracking_number, number, at, event, state, actor, office, public_words,
                    details, previous_hash, hash)
                values (:tracking, :number, :at, :event, :state, :actor, :office, :words, :details, :previous, :hash)""")
                .param("tracking", entry.trackingNumber()).param("number", entry.number())
                .param("at", utc(entry.at())).param("event", entry.event()).param("state", entry.state())
                .param("actor", entry.actor()).param("office", entry.office()).param("words", entry.publicWords())
                .param("details", entry.details()).param("previous", entry.previousHash()).param("hash", hash)
                .update();
        jdbc.sql("""
                update service_request set journal_length = :length, journal_head = :head
                where tracking_number = :number""")
                .param("length", entry.number()).param("head", hash).param("number", entry.trackingNumber()).update();
    }

    /** @return the entries of the request's journal, oldest first */
    List<JournalEntry> journal(String trackingNumber) {
        return jdbc.sql("select * from journal_entry where tracking_number = :number order by number")
                .param("number", trackingNumber).query(RequestLedger::entry).list();
    }

    static JournalEntry entry(ResultSet row, int index) throws SQLException {
        return new JournalEntry(row.getString("tracking_number"), row.getInt("number"),
                row.getTimestamp("at").toInstant(), row.getString("event"), row.getString("state"),
                row.getString("actor"), row.getString("office"), row.getString("public_words"),
                row.getString("details"), row.getBytes("previous_hash"));
    }

    private static void requireOne(int rows, String trackingNumber) {
        if (rows != 1) {
            throw new IllegalStateException("No request " + trackingNumber);
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return utc(instant);
        }
        return value instanceof Enum<?> name ? name.name() : value;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Head(int length, byte[] hash, String state, @Nullable String tier, @Nullable String officer,
            Instant submittedAt, @Nullable Instant claimedAt, Instant now) {
    }
}
