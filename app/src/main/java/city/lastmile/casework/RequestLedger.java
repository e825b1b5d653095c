package city.lastmile.casework;

import city.lastmile.register.Category;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * Opens the file of a new request with the first entry of its journal.
     *
     * @param processInstance the process that works on it, or null where none does
     */
    void open(NewRequest request, Category category, @Nullable String processInstance, JournalNote first) {
        String number = request.trackingNumber();
        Head head = new Head(0, JournalEntry.genesis(number), RequestState.SUBMITTED.name(), null, null,
                request.submittedAt(), null, clock.instant().truncatedTo(ChronoUnit.MICROS));
        JournalEntry entry = head.next(number, first);
        jdbc.sql("""
                insert into service_request (tracking_number, process_instance_id, description, category,
                    category_group, urgency, town, grid, place, latitude, longitude, subject_organisation, confidential, channel, phone_left, part_of, state,
                    submitted_at, journal_length, journal_head)
                values (:number, :instance, :description, :category, :categoryGroup, :urgency, :town, :grid, :place,
                    :latitude, :longitude, :subject, :confidential, :channel, :phone, :partOf, :state, :submittedAt, :length, :head)""")
                .param("number", number).param("instance", processInstance)
                .param("description", request.description()).param("category", category.code())
                .param("categoryGroup", category.groupCode()).param("urgency", category.urgency().name())
                .param("town", request.town()).param("grid", request.grid()).param("place", request.place())
                .param("latitude", request.latitude()).param("longitude", request.longitude())
                .param("subject", request.subjectOrganisation()).param("confidential", category.confidential())
                .param("channel", request.channel()).param("phone", request.phoneLeft())
                .param("partOf", request.partOf()).param("state", entry.state())
                .param("submittedAt", utc(request.submittedAt())).param("length", entry.number())
                .param("head", entry.hash()).update();
        append(entry);
        tell(entry, head, first);
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

    /** @return one column of the request's row as text, or null; also null where there is no such request */
    @Nullable String text(String trackingNumber, Fact fact) {
        return jdbc.sql("select " + fact.column() + " from service_request where tracking_number = :number")
                .param("number", trackingNumber).query((row, index) -> Optional.ofNullable(row.getString(1)))
                .optional().flatMap(Function.identity()).orElse(null);
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
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        facts.forEach((fact, value) -> columns.put(fact.column(), column(value)));
        update(trackingNumber, columns);
    }

    private void update(String trackingNumber, Map<String, @Nullable Object> columns) {
        String assignments = columns.keySet().stream().map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        int rows = jdbc.sql("update service_request set " + assignments + " where tracking_number = :tracking_number")
                .params(columns).param("tracking_number", trackingNumber).update();
        if (rows != 1) {
            throw new IllegalStateException("No request " + trackingNumber);
        }
    }

    /** Appends to the request's chain and tells the application what happened. */
    void write(String trackingNumber, JournalNote note) {
        write(trackingNumber, Map.of(), note);
    }

    /** Sets facts and appends what led to them, with one change of the request's row: each is a new copy of all of it. */
    void write(String trackingNumber, Map<Fact, ? extends @Nullable Object> facts, JournalNote note) {
        Head head = hold(trackingNumber, clock.instant().truncatedTo(ChronoUnit.MICROS)).with(facts);
        JournalEntry entry = head.next(trackingNumber, note);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        facts.forEach((fact, value) -> columns.put(fact.column(), column(value)));
        columns.put("journal_length", entry.number());
        columns.put("journal_head", entry.hash());
        append(entry);
        update(trackingNumber, columns);
        tell(entry, head, note);
    }

    private void tell(JournalEntry entry, Head head, JournalNote note) {
        events.publishEvent(new RequestChanged(entry.trackingNumber(), entry.number(), note,
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
        jdbc.sql("""
                insert into journal_entry (tracking_number, number, at, event, state, actor, office, public_words,
                    details, previous_hash, hash)
                values (:tracking, :number, :at, :event, :state, :actor, :office, :words, :details, :previous, :hash)""")
                .param("tracking", entry.trackingNumber()).param("number", entry.number())
                .param("at", utc(entry.at())).param("event", entry.event()).param("state", entry.state())
                .param("actor", entry.actor()).param("office", entry.office()).param("words", entry.publicWords())
                .param("details", entry.details()).param("previous", entry.previousHash()).param("hash", entry.hash())
                .update();
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

    /** What the next entry follows on. */
    private record Head(int length, byte[] hash, String state, @Nullable String tier, @Nullable String officer,
            Instant submittedAt, @Nullable Instant claimedAt, Instant now) {

        private Head with(Map<Fact, ? extends @Nullable Object> facts) {
            return new Head(length, hash, String.valueOf(after(facts, Fact.STATE, state)),
                    (String) after(facts, Fact.TIER, tier), (String) after(facts, Fact.RESPONSIBLE_OFFICER, officer),
                    submittedAt, (Instant) after(facts, Fact.CLAIMED_AT, claimedAt), now);
        }

        private static @Nullable Object after(Map<Fact, ? extends @Nullable Object> facts, Fact fact,
                @Nullable Object before) {
            return facts.containsKey(fact) ? facts.get(fact) : before;
        }

        private JournalEntry next(String trackingNumber, JournalNote note) {
            return new JournalEntry(trackingNumber, length + 1, now, note.event().name(), state, note.actor(),
                    note.office(), note.publicWords(), note.details(), hash);
        }
    }
}
