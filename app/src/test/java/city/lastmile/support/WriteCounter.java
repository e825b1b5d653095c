package city.lastmile.support;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what the transactions of this thread write, table by table, as PostgreSQL itself counts it, and how many of
 * them write at all. Exact, whatever other contexts do meanwhile: each transaction is asked on its own connection.
 * Close it when all is counted: asking costs each later transaction of the context more than its own work.
 */
public final class WriteCounter implements TransactionExecutionListener, AutoCloseable {

    private static final String COUNTS = "select relname, n_tup_ins, n_tup_upd, n_tup_del"
            + " from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0";

    private final ConfigurableTransactionManager transactions;
    private final JdbcClient jdbc;
    private final Thread thread = Thread.currentThread();
    private final Map<String, Rows> written = new TreeMap<>();
    private final Set<String> commits = ConcurrentHashMap.newKeySet();
    private final String begin;
    private Map<String, Rows> before = Map.of();

    /** Rows of one table. */
    public record Rows(long inserted, long updated, long deleted) {

        private Rows plus(Rows more) {
            return new Rows(inserted + more.inserted, updated + more.updated, deleted + more.deleted);
        }

        private Rows minus(Rows less) {
            return new Rows(inserted - less.inserted, updated - less.updated, deleted - less.deleted);
        }
    }

    private WriteCounter(ConfigurableTransactionManager transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        begin = jdbc.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single();
    }

    /** Counts from now on, until it is closed. */
    public static WriteCounter of(ConfigurableTransactionManager transactions, JdbcClient jdbc) {
        WriteCounter counter = new WriteCounter(transactions, jdbc);
        transactions.addListener(counter);
        return counter;
    }

    @Override
    public void close() {
        transactions.setTransactionExecutionListeners(transactions.getTransactionExecutionListeners().stream()
                .filter(listener -> listener != this).collect(Collectors.toCollection(ArrayList::new)));
    }

    /** The server's count of a connection runs on over its transactions, so that the difference is this one's. */
    @Override
    public void afterBegin(TransactionExecution transaction, Throwable failure) {
        if (isMine()) {
            before = counts();
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (isMine()) {
            counts().forEach((table, rows) -> {
                Rows none = new Rows(0, 0, 0);
                Rows these = rows.minus(before.getOrDefault(table, none));
                if (!these.equals(none)) {
                    written.merge(table, these, Rows::plus);
                }
            });
            jdbc.sql("select pg_current_xact_id_if_assigned()::xid::text").query(String.class).list().stream()
                    .filter(Objects::nonNull).forEach(commits::add);
        }
    }

    private boolean isMine() {
        return Thread.currentThread() == thread && TransactionSynchronizationManager.isActualTransactionActive();
    }

    private Map<String, Rows> counts() {
        Map<String, Rows> counts = new TreeMap<>();
        jdbc.sql(COUNTS).query(row -> {
            counts.put(row.getString(1), new Rows(row.getLong(2), row.getLong(3), row.getLong(4)));
        });
        return counts;
    }

    /** @return by table, what was written since the counting began */
    public Map<String, Rows> written() {
        return Map.copyOf(written);
    }

    /** @return rows over all tables */
    public Rows total() {
        return written.values().stream().reduce(new Rows(0, 0, 0), Rows::plus);
    }

    /** @return how many transactions wrote */
    public int commits() {
        return commits.size();
    }

    /** @return bytes of write-ahead log of these transactions, without the images of whole pages */
    public long logBytes() {
        return logBytes("true");
    }

    /**
     * Without what falls on whoever comes just then: images of whole pages, pages that are full and split, and what
     * others left to be tidied up.
     *
     * @return bytes of write-ahead log of these transactions
     */
    public long ownLogBytes() {
        return logBytes("record_type not like 'SPLIT%' and record_type not like 'PRUNE%'");
    }

    private long logBytes(String which) {
        jdbc.sql("create extension if not exists pg_walinspect").update();
        return jdbc.sql("""
                select coalesce(sum(record_length - fpi_length), 0)
                from pg_get_wal_records_info(cast(:begin as pg_lsn), pg_current_wal_flush_lsn())
                where xid::text = any(:transactions) and %s""".formatted(which))
                .param("begin", begin).param("transactions", commits.toArray(String[]::new)).query(Long.class).single();
    }
}
