package city.lastmile.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
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
    private static final int SPARSE_APART_MILLIS = 311;
    private static final int PLAIN_SPARSE = 8;
    private static final int PLAIN_SPARSE_APART_MILLIS = 5_000;
    /** Rounds after which a node's code is compiled. */
    private static final int WARM_UPS = 4;
    /** Of two, each of which runs half of a round; the second has run nothing yet. */
    private static final int WARM_UPS_OF_TWO = 2 * WARM_UPS;
    private static final int WARM_UP_CASES = 100;
    private static final int REPORTS_PER_SECOND = 15;
    private static final int INTAKE_MILLIS = 10_000;
    private static final int LONGEST_MILLIS = 20_000;
    /** A plain engine may not look for a minute at first; it is then asked what it did while it worked. */
    private static final int LONGEST_PLAIN_MILLIS = 75_000;
    private static final int SCANNING_MILLIS = 15_000;
    private static final int GREAT_BURST_MILLIS = 60_000;
    private static final int TWO_NODES_MILLIS = 8_000;
    /** A dead node's jobs come free after half a minute. */
    private static final int TAKEOVER_MILLIS = 45_000;
    /** By then the survivor has done its own. */
    private static final double LONGEST_OWN_SECONDS = 15;
    private static final int LEAST_TAKEN = 20;

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
            TimerTable table = new TimerTable(database, node);
            if (node.kind() == Kind.V) {
                measurePlain(node, table);
            } else if (node.kind() == Kind.L) {
                measure(node, table, another);
            }
        }
        print();
        return figures;
    }

    private void measurePlain(Node node, TimerTable table) throws Exception {
        table.lay(SMALL_BURST * (rounds + 2) + PLAIN_SPARSE, pending);
        sparse(node, table, PLAIN_SPARSE, PLAIN_SPARSE_APART_MILLIS);
        figures.put("V: due timers per second", perSecond(table, rounds, LONGEST_PLAIN_MILLIS, node));
        database.set("synchronize_seqscans", "off");
        figures.put("V: the same where each look begins at the table's front",
                perSecond(table, 1, SCANNING_MILLIS, node));
        database.set("synchronize_seqscans", "on");
    }

    private void measure(Node node, TimerTable table, Alone.Start another) throws Exception {
        node.order(Order.finish(WARM_UP_CASES));
        table.lay(BURST + SMALL_BURST * (rounds + WARM_UPS_OF_TWO + rounds + 1) + SPARSE, pending);
        sparse(node, table, SPARSE, SPARSE_APART_MILLIS);
        put("L: milliseconds that intake takes", node.order(
                Order.intake(REPORTS_PER_SECOND * INTAKE_MILLIS / 1000, INTAKE_MILLIS)).millis());
        Burst great = burst(table, BURST, GREAT_BURST_MILLIS, REPORTS_PER_SECOND, node);
        put("L: the same while 10,000 timers are due", great.intake());
        figures.put("L: seconds until those 10,000 had fired", great.fired() < BURST ? "more than 60" : great.seconds());
        figures.put("L: due timers per second", perSecond(table, rounds, LONGEST_MILLIS, node));
        node.letRun();
        try (Node second = another.start()) {
            second.letRun();
            perSecond(table, WARM_UPS_OF_TWO, TWO_NODES_MILLIS, node, second);
            figures.put("L: due timers per second, two nodes",
                    perSecond(table, rounds, TWO_NODES_MILLIS, node, second));
            kill(table, node, second);
        }
        node.halt();
    }

    private void kill(TimerTable table, Node node, Node second) throws Exception {
        table.move(SMALL_BURST, 0);
        Order order = Order.awaitTimers(SMALL_BURST, TAKEOVER_MILLIS, 0);
        FutureTask<Answer> survivor = new FutureTask<>(() -> node.order(order));
        FutureTask<Answer> victim = new FutureTask<>(() -> second.order(order));
        Stream.of(survivor, victim).forEach(task -> new Thread(task).start());
        table.awaitTaken(LEAST_TAKEN, LONGEST_MILLIS);
        second.kill();
        long killed = System.currentTimeMillis();
        List<Double> taken = survivor.get().fired().values().stream().map(at -> (at - killed) / 1e3)
                .filter(seconds -> seconds > LONGEST_OWN_SECONDS).toList();
        requireOnce(survivor.get());
        figures.put("L: timers that a node killed by kill -9 had taken", taken.size());
        figures.put("L: seconds until the other node had done the first and the last of these", taken.isEmpty() ? "none"
                : "%.1f, %.1f".formatted(Collections.min(taken), Collections.max(taken)));
        figures.put("L: timers lost thereby", table.left());
    }

    /**
     * What became of timers that were due at one instant.
     *
     * @param seconds   from that instant to the last
     * @param perSecond from the first one to the last: who has not looked yet is late, which the sparse ones show, not slow
     */
    private record Burst(int fired, double seconds, double perSecond, List<Double> intake) {
    }

    private Series perSecond(TimerTable table, int rounds, int longest, Node... nodes) throws Exception {
        List<Double> perSecond = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            perSecond.add(burst(table, SMALL_BURST, longest, 0, nodes).perSecond());
        }
        return Series.of(perSecond);
    }

    private Burst burst(TimerTable table, int timers, int longest, int reports, Node... nodes) throws Exception {
        long due = table.move(timers, 0).values().iterator().next();
        List<FutureTask<Answer>> answers = Stream.of(nodes).map(node ->
                new FutureTask<>(() -> node.order(Order.awaitTimers(timers, longest, reports)))).toList();
        answers.forEach(answer -> new Thread(answer).start());
        LongSummaryStatistics fired = new LongSummaryStatistics();
        List<Double> intake = List.of();
        for (FutureTask<Answer> answer : answers) {
            requireOnce(answer.get());
            // What a round before did not finish in its time is not of this one.
            answer.get().fired().values().stream().filter(at -> at >= due).forEach(fired::accept);
            intake = answer.get().millis();
        }
        return new Burst((int) fired.getCount(), (fired.getMax() - due) / 1e3,
                fired.getCount() * 1e3 / (fired.getMax() - fired.getMin()), intake);
    }

    private static void requireOnce(Answer answer) {
        if (answer.all() > 0) {
            throw new IllegalStateException(answer.all() + " timers took effect more than once");
        }
    }

    /** Few timers, far from each other: how late each is. */
    private void sparse(Node node, TimerTable table, int timers, int apart) throws Exception {
        Map<String, Long> due = table.move(timers, apart);
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

    private void print() {
        out.println();
        out.printf("(d) timers, %,d pending%n", pending);
        Table table = new Table("", "");
        figures.forEach(table::row);
        table.print(out);
    }
}
