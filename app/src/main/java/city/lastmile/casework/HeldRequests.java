package city.lastmile.casework;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of requests. What a transaction holds nobody else can change until it ends, so that it is read once, however
 * often models, tables and steps ask for it. An entry of a journal goes with the change of the row that it tells of, in
 * one statement: most of what a statement costs is the way to the database and back.
 */
@Repository
class HeldRequests {

    private static final String SELECT = "select * from service_request where tracking_number = :number";
    private static final String APPENDING = """
            with appended as (
                insert into journal_entry (tracking_number, number, at, event, state, actor, office, public_words,
                    details, previous_hash, hash)
                values (:entry_of, :entry_number, :entry_at, :entry_event, :entry_state, :entry_actor, :entry_office,
                    :entry_words, :entry_details, :entry_previous, :entry_hash))
            """;

    private final JdbcClient jdbc;
    private final OfTransaction<Map<String, RequestRow>> held = new OfTransaction<>(HashMap::new);

    HeldRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the request's row by now */
    Optional<RequestRow> read(String trackingNumber) {
        RequestRow row = held.get().get(trackingNumber);
        return row != null ? Optional.of(row)
                : jdbc.sql(SELECT).param("number", trackingNumber).query(RequestRow::read).optional();
    }

    /** Holds the request's row until the transaction ends. */
    Optional<RequestRow> hold(String trackingNumber) {
        return hold(trackingNumber, "");
    }

    /** Holds the request's row until the transaction ends, unless another request goes on for it. */
    Optional<RequestRow> holdUnmerged(String trackingNumber) {
        return hold(trackingNumber, " and merged_into is null").filter(row -> row.value("merged_into") == null);
    }

    private Optional<RequestRow> hold(String trackingNumber, String condition) {
        Map<String, RequestRow> rows = held.get();
        RequestRow known = rows.get(trackingNumber);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RequestRow> row = jdbc.sql(SELECT + condition + " for update").param("number", trackingNumber)
                .query(RequestRow::read).optional();
        row.ifPresent(found -> rows.put(trackingNumber, found));
        return row;
    }

    /** Adds a row, which this transaction holds then, with the first entry of its journal. */
    void insert(String trackingNumber, Map<String, @Nullable Object> columns, JournalEntry first) {
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        RequestRow row = jdbc.sql(APPENDING + "insert into service_request (" + names + ") values (" + values
                + ") returning *").params(columns).params(values(first)).query(RequestRow::read).single();
        held.get().put(trackingNumber, row);
    }

    /** Changes a row, which this transaction holds then. */
    void update(String trackingNumber, Map<String, @Nullable Object> columns) {
        update(trackingNumber, columns, "", Map.of());
    }

    /** Changes a row, which this transaction holds then, and appends to its journal. */
    void update(String trackingNumber, Map<String, @Nullable Object> columns, JournalEntry next) {
        update(trackingNumber, columns, APPENDING, values(next));
    }

    /** Of a row that is held no more is read again than is changed here: nobody else changes the rest. */
    private void update(String trackingNumber, Map<String, @Nullable Object> columns, String appending,
            Map<String, @Nullable Object> entry) {
        String assignments = columns.keySet().stream().map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        RequestRow known = held.get().get(trackingNumber);
        String read = known == null ? "*" : String.join(", ", columns.keySet());
        List<RequestRow> changed = jdbc.sql(appending + "update service_request set " + assignments
                        + " where tracking_number = :tracking_number returning " + read)
                .params(columns).params(entry).param("tracking_number", trackingNumber)
                .query(RequestRow::read).list();
        if (changed.size() != 1) {
            throw new IllegalStateException("No request " + trackingNumber);
        }
        held.get().put(trackingNumber, known == null ? changed.get(0) : known.with(changed.get(0)));
    }

    private static Map<String, @Nullable Object> values(JournalEntry entry) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("entry_of", entry.trackingNumber());
        values.put("entry_number", entry.number());
        values.put("entry_at", entry.at().atOffset(ZoneOffset.UTC));
        values.put("entry_event", entry.event());
        values.put("entry_state", entry.state());
        values.put("entry_actor", entry.actor());
        values.put("entry_office", entry.office());
        values.put("entry_words", entry.publicWords());
        values.put("entry_details", entry.details());
        values.put("entry_previous", entry.previousHash());
        values.put("entry_hash", entry.hash());
        return values;
    }
}
