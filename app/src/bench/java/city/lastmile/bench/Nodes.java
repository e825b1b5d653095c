package city.lastmile.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;

/**
 * Row (f): one, two and three processes of Lastmile on one database and the same cores, with the same number of residents
 * and officers in all. Nodes come one after the other and go again, so that each number of them is measured early and
 * late. Which node judges a report is theirs to settle: officers at any of them take what waits, wherever it was judged.
 */
final class Nodes {

    private static final int MOST = 3;
    private static final int THREADS = 6;
    private static final int BACKLOG = 60;
    private static final int BACKLOG_MILLIS = 6_000;

    private final Mode mode;
    private final Database database;
    private final PrintStream out;
    private final Map<Integer, Figures> figures = new TreeMap<>();
    private long casesOfFirst;

    Nodes(Mode mode, Database database, PrintStream out) {
        this.mode = mode;
        this.database = database;
        this.out = out;
    }

    /** What was measured with one number of nodes, turn by turn. */
    private record Figures(List<Double> perSecond, List<Double> databaseMillis, List<Double> repeats) {
    }

    /** Resident megabytes of the node that is there all the time, once warm and after so many more lifecycles. */
    record Memory(long before, long after, long lifecycles) {
    }

    /**
     * What was measured.
     *
     * @param nodes by number of nodes: lifecycles per second, PostgreSQL's milliseconds for one, repeats per hundred
     * @param first the first node's memory
     */
    record Result(Map<Integer, Map<String, Series>> nodes, Memory first) {
    }

    /** @param another starts a further node */
    Result measure(List<Node> all, Alone.Start another) throws Exception {
        List<Node> nodes = new ArrayList<>(all.stream().filter(node -> node.kind() == Kind.L).toList());
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("Row f is Lastmile's: there must be the contender L");
        }
        nodes.get(0).letRun();
        warmUp(nodes.get(0));
        long before = nodes.get(0).residentKilobytes() / 1024;
        turns(nodes);
        while (nodes.size() < MOST) {
            Node next = another.start();
            next.letRun();
            nodes.add(next);
            warmUp(next);
            turns(nodes);
        }
        while (nodes.size() > 1) {
            turns(nodes);
            nodes.remove(nodes.size() - 1).close();
        }
        turns(nodes);
        Memory memory = new Memory(before, nodes.get(0).residentKilobytes() / 1024, casesOfFirst);
        nodes.get(0).halt();
        return new Result(print(memory), memory);
    }

    private void warmUp(Node node) throws Exception {
        node.order(Order.share());
        node.order(Order.work(THREADS, mode.warmUp().toMillis(), THREADS));
        node.order(Order.intake(BACKLOG, BACKLOG_MILLIS));
    }

    private void turns(List<Node> nodes) throws Exception {
        for (int turn = 0; turn < mode.rounds() / 2 + 1; turn++) {
            turn(nodes);
        }
    }

    private void turn(List<Node> nodes) throws Exception {
        Order order = Order.work(THREADS / nodes.size(), 2 * mode.turn().toMillis(), 0);
        Duration before = database.cpu();
        List<FutureTask<Answer>> answers = nodes.stream().map(node -> new FutureTask<>(() -> node.order(order))).toList();
        answers.forEach(answer -> new Thread(answer).start());
        long cases = 0;
        long repeats = 0;
        double seconds = 0;
        for (FutureTask<Answer> answer : answers) {
            cases += answer.get().cases();
            repeats += answer.get().repeats();
            seconds = Math.max(seconds, answer.get().seconds());
        }
        casesOfFirst += answers.get(0).get().cases();
        Figures these = figures.computeIfAbsent(nodes.size(),
                any -> new Figures(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        these.perSecond().add(cases / seconds);
        these.databaseMillis().add((double) database.cpu().minus(before).toMillis() / cases);
        these.repeats().add(100.0 * repeats / cases);
    }

    private Map<Integer, Map<String, Series>> print(Memory memory) {
        Map<Integer, Map<String, Series>> result = new TreeMap<>();
        figures.forEach((nodes, these) -> result.put(nodes, new LinkedHashMap<>(Map.of(
                "perSecond", Series.of(these.perSecond()), "databaseMillis", Series.of(these.databaseMillis()),
                "repeatsPerHundred", Series.of(these.repeats())))));
        out.println();
        out.println("(f) nodes of Lastmile on one database, " + THREADS + " threads in all");
        Table table = new Table("nodes", "lifecycles per second", "ms of PostgreSQL for one",
                "transactions made again per hundred lifecycles");
        result.forEach((nodes, series) -> table.row(nodes.toString(), series.get("perSecond"),
                series.get("databaseMillis"), series.get("repeatsPerHundred")));
        table.print(out);
        out.printf("  megabytes resident of the first: %d, and after %,d more lifecycles of its own officers %d%n", memory.before(),
                memory.lifecycles(), memory.after());
        return result;
    }
}
