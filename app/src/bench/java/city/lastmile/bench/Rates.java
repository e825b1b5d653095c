package city.lastmile.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured turn by turn: lifecycles per second, and the time that a lifecycle holds a core. */
final class Rates {

    private final Map<Integer, Map<Kind, List<Double>>> perSecond = new TreeMap<>();
    private final Map<Kind, List<Double>> applicationMillis = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Double>> databaseMillis = new EnumMap<>(Kind.class);

    /** One contender's turn. */
    @FunctionalInterface
    interface Turn {
        Answer take() throws Exception;
    }

    void measure(Database database, Node node, int threads, Turn turn) throws Exception {
        Duration application = node.cpu();
        Duration server = database.cpu();
        Answer answer = turn.take();
        add(perSecond.computeIfAbsent(threads, any -> new EnumMap<>(Kind.class)), node.kind(), answer.perSecond());
        add(applicationMillis, node.kind(), millis(node.cpu().minus(application), answer));
        add(databaseMillis, node.kind(), millis(database.cpu().minus(server), answer));
    }

    private static double millis(Duration cpu, Answer answer) {
        return (double) cpu.toMillis() / answer.all();
    }

    private static void add(Map<Kind, List<Double>> to, Kind kind, double figure) {
        to.computeIfAbsent(kind, any -> new ArrayList<>()).add(figure);
    }

    /** @return by number of threads, for each contender, lifecycles per second */
    Map<Integer, Map<Kind, Series>> perSecond() {
        Map<Integer, Map<Kind, Series>> result = new TreeMap<>();
        perSecond.forEach((threads, figures) -> result.put(threads, series(figures)));
        return result;
    }

    /** @return for each contender, milliseconds of its own JVM per lifecycle, turn by turn */
    Map<Kind, Series> applicationMillis() {
        return series(applicationMillis);
    }

    /** @return for each contender, milliseconds of PostgreSQL per lifecycle, turn by turn */
    Map<Kind, Series> databaseMillis() {
        return series(databaseMillis);
    }

    private static Map<Kind, Series> series(Map<Kind, List<Double>> figures) {
        Map<Kind, Series> series = new EnumMap<>(Kind.class);
        figures.forEach((kind, rounds) -> series.put(kind, Series.of(rounds)));
        return series;
    }

    void print(PrintStream out, int rounds) {
        out.println();
        out.println("(a) lifecycles per second: median [least – most] of " + rounds + " rounds");
        printPerSecond(out);
        out.println();
        out.println("    milliseconds of a core that one lifecycle takes, over all turns; these hardly feel other load");
        Table table = new Table("", "application", "database", "sum of medians");
        Map<Kind, Series> database = databaseMillis();
        applicationMillis().forEach((kind, application) -> table.row(kind.name(), application, database.get(kind),
                application.median() + database.get(kind).median()));
        table.print(out);
    }

    private void printPerSecond(PrintStream out) {
        List<Kind> kinds = List.copyOf(applicationMillis.keySet());
        List<Kind> others = kinds.contains(Kind.L) ? kinds.stream().filter(kind -> kind != Kind.L).toList() : List.of();
        List<String> head = new ArrayList<>(List.of("threads"));
        kinds.forEach(kind -> head.add(kind.name()));
        others.forEach(kind -> head.add("L ÷ " + kind));
        Table table = new Table(head.toArray(String[]::new));
        perSecond().forEach((threads, series) -> {
            List<Object> cells = new ArrayList<>(series.values());
            others.forEach(kind -> cells.add(series.get(Kind.L).over(series.get(kind))));
            table.row(threads.toString(), cells.toArray());
        });
        table.print(out);
    }
}
