package city.lastmile.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rows of requests. What a transaction holds nobody else can change until it ends, so that it is read once, however
 * often models, tables and steps ask for it.
 */
@Repository
class HeldRequests {

    private static final String SELECT = "select * from service_request where tracking_number = :number";

    private final JdbcClient jdbc;

    HeldRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the request's row by now */
    Optional<RequestRow> read(String trackingNumber) {
        RequestRow held = held().get(trackingNumber);
        return held != null ? Optional.of(held)
                : jdbc.sql(SELECT).param("number", trackingNumber).query(RequestRow::read).optional();
    }

    /** Holds the request's row until the transaction ends. */
    Optional<RequestRow> hold(String trackingNumber) {
        Map<String, RequestRow> rows = held();
        RequestRow held = rows.get(trackingNumber);
        if (held != null) {
            return Optional.of(held);
        }
        Optional<RequestRow> row =
                jdbc.sql(SELECT + " for update").param("number", trackingNumber).query(RequestRow::read).optional();
        row.ifPresent(found -> rows.put(trackingNumber, found));
        return row;
    }

    /** Adds a row, which this transaction holds then. */
    void insert(String trackingNumber, Map<String, @Nullable Object> columns) {
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        held().put(trackingNumber, jdbc.sql("insert into service_request (" + names + ") values (" + values
                + ") returning *").params(columns).query(RequestRow::read).single());
    }

    /** Changes a row, which this transaction holds then. */
    void update(String trackingNumber, Map<String, @Nullable Object> columns) {
        String assignments = columns.keySet().stream().map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        List<RequestRow> changed = jdbc.sql("update service_request set " + assignments
                        + " where tracking_number = :tracking_number returning *")
                .params(columns).param("tracking_number", trackingNumber).query(RequestRow::read).list();
        if (changed.size() != 1) {
            throw new IllegalStateException("No request " + trackingNumber);
        }
        held().put(trackingNumber, changed.get(0));
    }

    /** @return the rows that the running transaction holds; without one nothing is held */
    private Map<String, RequestRow> held() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Held held = (Held) TransactionSynchronizationManager.getResource(this);
        if (held == null) {
            held = new Held();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(held);
        }
        return held.rows;
    }

    /** Belongs to one transaction; another that runs inside it holds rows of its own. */
    private final class Held implements TransactionSynchronization {

        private final Map<String, RequestRow> rows = new HashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HeldRequests.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HeldRequests.this, this);
        }

        /** What listens to the end reads what is there by then. */
        @Override
        public void afterCommit() {
            rows.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldRequests.this);
        }
    }
}
