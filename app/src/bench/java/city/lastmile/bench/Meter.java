package city.lastmile.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads off the server what some lifecycles have cost, while nobody else works. */
final class Meter {

    /** Statements that are named one by one in the detailed results. */
    private static final int DEAREST = 25;

    /** A statement that writes a row on its way to another says so at its beginning; its own rows are the other's. */
    private static final String ON_THE_WAY = "^\\s*with \\w+ as \\(\\s*insert";
    private static final String SUMS = """
            select coalesce(sum(rows) filter (where query ~* '^\\s*insert'), 0)
                    + coalesce(sum(calls) filter (where query ~* '%1$s'), 0)
                    + coalesce(sum(rows) filter (where query ~* '%1$s.*\\)\\s*insert into'), 0),
                coalesce(sum(rows) filter (where query ~* '^\\s*update'), 0)
                    + coalesce(sum(rows) filter (where query ~* '%1$s.*\\)\\s*update '), 0),
                coalesce(sum(rows) filter (where query ~* '^\\s*delete'), 0),
                coalesce(sum(calls) filter (where query !~* '^\\s*(begin|commit|rollback)'), 0),
                coalesce(sum(total_exec_time), 0)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?""".formatted(ON_THE_WAY);
    private static final String STATEMENTS = """
            select left(regexp_replace(query, '\\s+', ' ', 'g'), 160), calls, rows, wal_bytes, total_exec_time
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?
            order by wal_bytes desc, total_exec_time desc limit\s""" + DEAREST;
    /** Every transaction that wrote took a number; the log's position counts bytes. */
    private static final String POSITION = """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_wal_insert_lsn() - '0/0',
                (select wal_fpi from pg_stat_wal)""";

    private final Database database;

    Meter(Database database) {
        this.database = database;
    }

    /**
     * What one lifecycle costs.
     *
     * @param inserts    rows inserted
     * @param updates    rows updated
     * @param deletes    rows deleted
     * @param statements statements, without those that begin and end transactions
     * @param commits    transactions that wrote
     * @param walBytes   bytes of write-ahead log
     * @param fullPages  page images among them, which depend on the time since the last checkpoint
     * @param millis     time that PostgreSQL spent in its statements
     * @param dearest    the statements that wrote most, over all lifecycles counted
     */
    record Cost(double inserts, double updates, double deletes, double statements, double commits, double walBytes,
            double fullPages, double millis, List<Dear> dearest) {
    }

    /** One statement's share, over all lifecycles counted. */
    record Dear(String statement, long calls, long rows, long walBytes, double millis) {
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Counts what the work writes into the database of that name, per lifecycle. */
    Cost of(String name, int lifecycles, Work work) throws Exception {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            database.countStatements(true);
            statement.execute("select pg_stat_statements_reset()");
            long[] before = position(statement);
            work.run();
            long[] after = position(statement);
            database.countStatements(false);
            double[] sums = sums(connection, name);
            return new Cost(sums[0] / lifecycles, sums[1] / lifecycles, sums[2] / lifecycles, sums[3] / lifecycles,
                    (double) (after[0] - before[0]) / lifecycles, (double) (after[1] - before[1]) / lifecycles,
                    (double) (after[2] - before[2]) / lifecycles, sums[4] / lifecycles, dearest(connection, name));
        }
    }

    private static long[] position(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(POSITION)) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2), row.getLong(3)};
        }
    }

    private static double[] sums(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4),
                    row.getDouble(5)};
            }
        }
    }

    private static List<Dear> dearest(Connection connection, String name) throws SQLException {
        List<Dear> dearest = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STATEMENTS)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    dearest.add(new Dear(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4),
                            row.getDouble(5)));
                }
            }
        }
        return dearest;
    }
}
