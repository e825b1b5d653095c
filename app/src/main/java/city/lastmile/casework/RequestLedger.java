package city.lastmile.casework;

import city.lastmile.register.Category;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    private final HeldRequests rows;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RequestLedger(HeldRequests rows, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
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
        rows.insert(number, columns(request, category, processInstance, entry), entry);
        tell(entry, head, first);
    }

    private static Map<String, @Nullable Object> columns(NewRequest request, Category category,
            @Nullable String processInstance, JournalEntry first) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("tracking_number", request.trackingNumber());
        columns.put("process_instance_id", processInstance);
        columns.put("description", request.description());
        columns.put("category", category.code());
        columns.put("category_group", category.groupCode());
        columns.put("urgency", category.urgency().name());
        columns.put("town", request.town());
        columns.put("grid", request.grid());
        columns.put("place", request.place());
        columns.put("latitude", request.latitude());
        columns.put("longitude", request.longitude());
        columns.put("subject_organisation", request.subjectOrganisation());
        columns.put("confidential", category.confidential());
        columns.put("channel", request.channel());
        columns.put("phone_left", request.phoneLeft());
        columns.put("contact_left", request.contactLeft());
        columns.put("part_of", request.partOf());
        columns.put("state", first.state());
        columns.put("submitted_at", utc(request.submittedAt()));
        columns.put("journal_length", first.number());
        columns.put("journal_head", first.hash());
        return columns;
    }

    Optional<RequestFile> find(String trackingNumber) {
        return rows.read(trackingNumber).map(RequestFileMapper::file);
    }

    /** @return code of the organisation that the request complains about, or null */
    @Nullable String subject(String trackingNumber) {
        return rows.read(trackingNumber).map(row -> row.text("subject_organisation")).orElse(null);
    }

    /** Holds the request's row until the transaction ends. */
    Optional<RequestFile> hold(String trackingNumber) {
        return rows.hold(trackingNumber).map(RequestFileMapper::file);
    }

    /** Holds the request's row until the transaction ends, unless another request goes on for it. */
    Optional<RequestFile> holdUnmerged(String trackingNumber) {
        return rows.holdUnmerged(trackingNumber).map(RequestFileMapper::file);
    }

    /** @return one column of the request's row as text, or null; also null where there is no such request */
    @Nullable String text(String trackingNumber, Fact fact) {
        return rows.read(trackingNumber).map(row -> row.text(fact.column())).orElse(null);
    }

    /** @return whether a fact that may hold or not does; false where there is no such request */
    boolean holds(String trackingNumber, Fact fact) {
        return rows.read(trackingNumber).filter(row -> row.isTrue(fact.column())).isPresent();
    }

    /** @return one moment of the request's row, or null */
    @Nullable Instant moment(String trackingNumber, Fact fact) {
        return rows.read(trackingNumber).orElseThrow().moment(fact.column());
    }

    /** @return one counter of the request's row */
    int number(String trackingNumber, Fact fact) {
        return Objects.requireNonNull(rows.read(trackingNumber).orElseThrow().number(fact.column()));
    }

    /** Sets facts of a request; its row is held by this until the transaction ends. */
    void set(String trackingNumber, Map<Fact, ? extends @Nullable Object> facts) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        facts.forEach((fact, value) -> columns.put(fact.column(), column(value)));
        rows.update(trackingNumber, columns);
    }

    /** Appends to the request's chain and tells the application what happened. */
    void write(String trackingNumber, JournalNote note) {
        write(trackingNumber, Map.of(), note);
    }

    /** Sets facts and appends what led to them, with one change of the request's row: each is a new copy of all of it. */
    void write(String trackingNumber, Map<Fact, ? extends @Nullable Object> facts, JournalNote note) {
        Head head = head(trackingNumber, clock.instant().truncatedTo(ChronoUnit.MICROS)).with(facts);
        JournalEntry entry = head.next(trackingNumber, note);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        facts.forEach((fact, value) -> columns.put(fact.column(), column(value)));
        columns.put("journal_length", entry.number());
        columns.put("journal_head", entry.hash());
        rows.update(trackingNumber, columns, entry);
        tell(entry, head, note);
    }

    private void tell(JournalEntry entry, Head head, JournalNote note) {
        events.publishEvent(new RequestChanged(entry.trackingNumber(), entry.number(), note,
                RequestState.valueOf(head.state()), head.tier(), head.officer(), head.submittedAt(), head.claimedAt(),
                head.now()));
    }

    private Head head(String trackingNumber, Instant now) {
        RequestRow row = rows.hold(trackingNumber).orElseThrow();
        return new Head(Objects.requireNonNull(row.number("journal_length")), row.bytes("journal_head"),
                String.valueOf(row.text("state")), row.text("tier"), row.text("responsible_officer"),
                Objects.requireNonNull(row.moment("submitted_at")), row.moment("claimed_at"), now);
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
