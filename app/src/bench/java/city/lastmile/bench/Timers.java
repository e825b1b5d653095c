package city.lastmile.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * Row (d): timers among a million that are pending. Each starts the least that a timer can; what is measured is how an
 * engine finds what is due. The pending ones are written by SQL, since the engines would take hours; those that fire are
 * real ones, which SQL moves to the moment at which they are due.
 */
final class Timers {

    private static final int BURST = 10_000;
    private static final int SMALL_BURST = 2_000;
    private static final int SPARSE = 100;
    private static final int REPORTS_PER_SECOND = 15;
    private static final int INTAKE_MILLIS = 10_000;
    /** What a plain engine gets of each round: it would need minutes for the whole burst. */
    private static final int ROUND_MILLIS = 6_000;
    private static final int LONGEST_MILLIS = 20_000;
    private static final int GREAT_BURST_MILLIS = 60_000;
    /** A dead node's jobs come free after half a minute. */
    private static final int TAKEOVER_MILLIS = 40_000;
    /** By then the survivor has done its own. */
    private static final double LONGEST_OWN_SECONDS = 15;
    /** Time for the leading process to let the nodes go before the first timer is due. */
    private static final int AHEAD_MILLIS = 1_500;
    private static final String FILL = """
            insert into act_ru_job select copy.* from (select * from act_ru_job where duedate_ > '2098-12-01' limit 1) one
            cross join generate_series(?, ?) n
            cross join lateral jsonb_populate_record(null::act_ru_job, to_jsonb(one) || jsonb_build_object(
                'id_', 'pending-' || n, 'execution_id_', 'pending-' || n, 'process_instance_id_', 'pending-' || n,
                'root_proc_inst_id_', 'pending-' || n, 'duedate_', timestamp '2090-01-01' + n * interval '1 second')) copy""";
    private static final String MOVE = """
            with moved as (select id_, row_number() over () - 1 as place from act_ru_job
                where duedate_ > '2098-12-01' limit ?)
            update act_ru_job job set duedate_ = localtimestamp + (? + moved.place * ?) * interval '1 millisecond'
            from moved where moved.id_ = job.id_
            returning process_instance_id_, cast(extract(epoch from duedate_ at time zone current_setting('TimeZone')) * 1000 as bigint)""";

    private final int rounds;
    private final int pending;
    private final Database database;
    private final PrintStream out;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Timers(Mode mode, Database database, PrintStream out) {
        this.rounds = mode.timerRounds();
        this.pending = mode.pending();
        this.database = database;
        this.out = out;
    }

    /**
     * @param another starts a second node of Lastmile
     * @return figures by what they say
     */
    Map<String, Object> measure(List<Node> nodes, Alone.Start another) throws Exception {
        for (Node node : nodes) {
            if (node.kind() == Kind.V) {
                measurePlain(node);
            } else if (node.kind() == Kind.L) {
                measure(node, another);
            }
        }
        print();
        return figures;
    }

    /** A plain engine: as much as it manages in the time. */
    private void measurePlain(Node node) throws Exception {
        startAmong(node, BURST + 8);
        sparse(node, 8, 5_000);
        move(node, BURST, 0);
        List<Double> perSecond = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            perSecond.add(node.order(Order.awaitTimers(BURST, ROUND_MILLIS, 0)).perSecond());
        }
        figures.put(node.kind() + ": due timers per second", Series.of(perSecond));
    }

    private void measure(Node node, Alone.Start another) throws Exception {
        startAmong(node, BURST + SMALL_BURST * (2 * rounds + 1) + SPARSE);
        sparse(node, SPARSE, 311);
        List<Double> perSecond = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            perSecond.add(SMALL_BURST / burst(SMALL_BURST, LONGEST_MILLIS, 0, node).seconds());
        }
        figures.put("L: due timers per second", Series.of(perSecond));
        put("L: milliseconds that intake takes", node.order(
                Order.intake(REPORTS_PER_SECOND * INTAKE_MILLIS / 1000, INTAKE_MILLIS)).millis());
        Burst great = burst(BURST, GREAT_BURST_MILLIS, REPORTS_PER_SECOND, node);
        put("L: the same while 10,000 timers are due", great.intake());
        figures.put("L: seconds until those 10,000 had fired", great.fired() < BURST ? "more than 60" : great.seconds());
        node.letRun();
        try (Node second = another.start()) {
            second.letRun();
            List<Double> ofTwo = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ofTwo.add(SMALL_BURST / burst(SMALL_BURST, ROUND_MILLIS, 0, node, second).seconds());
            }
            figures.put("L: due timers per second, two nodes", Series.of(ofTwo));
            kill(node, second);
        }
        node.halt();
    }

    private void kill(Node node, Node second) throws Exception {
        move(node, SMALL_BURST, 0);
        Order order = Order.awaitTimers(SMALL_BURST, TAKEOVER_MILLIS, 0);
        FutureTask<Answer> survivor = new FutureTask<>(() -> node.order(order));
        FutureTask<Answer> victim = new FutureTask<>(() -> second.order(order));
        Stream.of(survivor, victim).forEach(task -> new Thread(task).start());
        Thread.sleep(AHEAD_MILLIS + 500);
        second.kill();
        long killed = System.currentTimeMillis();
        List<Double> taken = survivor.get().fired().values().stream().map(at -> (at - killed) / 1e3)
                .filter(seconds -> seconds > LONGEST_OWN_SECONDS).toList();
        requireOnce(survivor.get());
        figures.put("L: timers that a node killed by kill -9 had taken", taken.size());
        figures.put("L: seconds until the other node had done the first and the last of these", taken.isEmpty() ? "none"
                : "%.1f, %.1f".formatted(Collections.min(taken), Collections.max(taken)));
        figures.put("L: timers lost thereby", left(node));
    }

    /** What became of timers that were due at one instant. */
    private record Burst(int fired, double seconds, List<Double> intake) {
    }

    private Burst burst(int timers, int longest, int reports, Node... nodes) throws Exception {
        Map<String, Long> due = move(nodes[0], timers, 0);
        List<FutureTask<Answer>> answers = Stream.of(nodes).map(node ->
                new FutureTask<>(() -> node.order(Order.awaitTimers(timers, longest, reports)))).toList();
        answers.forEach(answer -> new Thread(answer).start());
        long last = 0;
        int fired = 0;
        List<Double> intake = List.of();
        for (FutureTask<Answer> answer : answers) {
            Answer these = answer.get();
            requireOnce(these);
            fired += these.fired().size();
            last = Math.max(last, these.fired().values().stream().mapToLong(Long::longValue).max().orElse(0));
            intake = these.millis();
        }
        return new Burst(fired, (last - due.values().iterator().next()) / 1e3, intake);
    }

    private static void requireOnce(Answer answer) {
        if (answer.all() > 0) {
            throw new IllegalStateException(answer.all() + " timers took effect more than once");
        }
    }

    /** Few timers, far from each other: how late each is. */
    private void sparse(Node node, int timers, int apart) throws Exception {
        Map<String, Long> due = move(node, timers, apart);
        Answer answer = node.order(Order.awaitTimers(timers, (long) timers * apart + LONGEST_MILLIS, 0));
        List<Double> late = new ArrayList<>();
        answer.fired().forEach((instance, at) -> late.add((double) (at - due.get(instance))));
        put(node.kind() + ": milliseconds that sparse timers are late", late);
        if (late.size() < timers) {
            figures.put(node.kind() + ": sparse timers that had not fired after 20 s", timers - late.size());
        }
    }

    private void put(String what, List<Double> millis) {
        figures.put(what, Spread.of(millis).text());
    }

    /** Half of those that are pending lie before and half behind those that will be due, as they would in any city. */
    private void startAmong(Node node, int timers) throws Exception {
        node.order(Order.startTimers(1));
        fill(node, 1, pending / 2);
        node.order(Order.startTimers(timers));
        fill(node, pending / 2 + 1, pending);
    }

    private void fill(Node node, int from, int to) throws SQLException {
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                Statement statement = connection.createStatement();
                PreparedStatement fill = connection.prepareStatement(FILL)) {
            statement.execute("set synchronous_commit = off");
            fill.setInt(1, from);
            fill.setInt(2, to);
            fill.executeUpdate();
            statement.execute("vacuum analyze act_ru_job");
        }
    }

    /** @return by process instance, when it is due now, in milliseconds since 1970 */
    private Map<String, Long> move(Node node, int timers, int apart) throws SQLException {
        Map<String, Long> due = new HashMap<>();
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                Statement statement = connection.createStatement();
                PreparedStatement move = connection.prepareStatement(MOVE)) {
            // The engine writes moments as its JVM's clock shows them.
            statement.execute("set timezone = '" + TimeZone.getDefault().getID() + "'");
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

    private long left(Node node) throws SQLException {
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from act_ru_job where duedate_ <= localtimestamp")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void print() {
        out.println();
        out.printf("(d) timers, %,d pending%n", pending);
        Table table = new Table("", "");
        figures.forEach(table::row);
        table.print(out);
    }
}
