package city.lastmile.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;

/**
 * The jobs of one contender, as the leading process lays them by SQL. Timers that come due lie anywhere among the others,
 * as those of a city do that began at any time: they are written in a drawn order, and come due where they lie, for a
 * fifth of each page is free. An engine that reads all jobs until it has found some finds them early or late by where
 * they lie, and by where its last look ended.
 */
final class TimerTable {

    /** Time for the leading process to let the nodes go before the first timer is due. */
    static final int AHEAD_MILLIS = 1_500;
    private static final String LAY = """
            insert into act_ru_job select job.* from (select * from begun union all
                select copy.* from (select * from begun where duedate_ > '2098-12-01' limit 1) one
                cross join generate_series(1, ?) n
                cross join lateral jsonb_populate_record(null::act_ru_job, to_jsonb(one) || jsonb_build_object(
                    'id_', 'pending-' || n, 'execution_id_', 'pending-' || n, 'process_instance_id_', 'pending-' || n,
                    'root_proc_inst_id_', 'pending-' || n, 'duedate_', timestamp '2090-01-01' + n * interval '1 second')) copy
                ) job order by hashtext(job.id_)""";
    private static final String MOVE = """
            with drawn as (select id_ from act_ru_job where duedate_ > '2098-12-01' order by md5(id_) limit ?),
                moved as (select id_, row_number() over (order by md5(id_)) - 1 as place from drawn)
            update act_ru_job job set duedate_ = localtimestamp + (? + moved.place * ?) * interval '1 millisecond'
            from moved where moved.id_ = job.id_
            returning process_instance_id_, cast(extract(epoch from duedate_ at time zone current_setting('TimeZone')) * 1000 as bigint)""";
    private static final String FEWEST_TAKEN = """
            select coalesce(min(taken), 0) from (select count(*) as taken from act_ru_job
                where lock_owner_ is not null and duedate_ <= localtimestamp
                group by lock_owner_ order by taken desc limit 2) owner having count(*) = 2""";

    private final Database database;
    private final Node node;

    TimerTable(Database database, Node node) {
        this.database = database;
        this.node = node;
    }

    /** Starts so many instances that wait for a timer, and writes so many more that are pending. */
    void lay(int timers, int pending) throws Exception {
        node.order(Order.startTimers(timers));
        node.letRun();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            connection.setAutoCommit(false);
            statement.execute("lock table act_ru_job");
            statement.execute("create temporary table begun on commit drop as table act_ru_job");
            statement.execute("truncate act_ru_job");
            statement.execute("alter table act_ru_job set (fillfactor = 80)");
            try (PreparedStatement lay = connection.prepareStatement(LAY)) {
                lay.setInt(1, pending);
                lay.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze act_ru_job");
        }
        node.halt();
    }

    /**
     * Lets timers come due, the first of them in a moment.
     *
     * @param apart milliseconds from one to the next
     * @return by process instance, when it is due now, in milliseconds since 1970
     */
    Map<String, Long> move(int timers, int apart) throws SQLException {
        Map<String, Long> due = new HashMap<>();
        try (Connection connection = connect(); PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setInt(1, timers);
            move.setInt(2, AHEAD_MILLIS);
            move.setInt(3, apart);
            try (ResultSet row = move.executeQuery()) {
                while (row.next()) {
                    due.put(row.getString(1), row.getLong(2));
                }
            }
        }
        if (due.size() < timers) {
            throw new IllegalStateException("Only " + due.size() + " of " + timers + " timers were left to move");
        }
        return due;
    }

    /** Waits until two nodes have taken so many due timers each that they have not run yet. */
    void awaitTaken(int each, long longestMillis) throws Exception {
        long end = System.currentTimeMillis() + longestMillis;
        try (Connection connection = connect();
                PreparedStatement taken = connection.prepareStatement(FEWEST_TAKEN)) {
            while (number(taken) < each) {
                if (System.currentTimeMillis() > end) {
                    throw new IllegalStateException("Two nodes never held " + each + " due timers each");
                }
                Thread.sleep(2);
            }
        }
    }

    /** @return how many are due and have not run */
    long left() throws SQLException {
        try (Connection connection = connect(); PreparedStatement left = connection.prepareStatement(
                "select count(*) from act_ru_job where duedate_ <= localtimestamp")) {
            return number(left);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = database.connect(Bench.databaseOf(node.kind()));
        try (Statement statement = connection.createStatement()) {
            // The engine writes moments as its JVM's clock shows them.
            statement.execute("set timezone = '" + TimeZone.getDefault().getID() + "'");
        }
        return connection;
    }
}
