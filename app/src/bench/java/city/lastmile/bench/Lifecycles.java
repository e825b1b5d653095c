package city.lastmile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows (a) and (b): how many lifecycles a second, and what one of them writes. */
final class Lifecycles {

    private final Mode mode;
    private final List<Node> nodes;
    private final PrintStream out;

    Lifecycles(Mode mode, List<Node> nodes, PrintStream out) {
        this.mode = mode;
        this.nodes = nodes;
        this.out = out;
    }

    void warmUp() throws IOException {
        for (Node node : nodes) {
            node.order(Order.work(4, mode.warmUp().toMillis()));
        }
    }

    /** @return by number of threads, for each contender, lifecycles per second */
    Map<Integer, Map<Kind, Series>> rates() throws IOException {
        Map<Integer, Map<Kind, List<Double>>> rates = new TreeMap<>();
        for (int round = 1; round <= mode.rounds(); round++) {
            for (int threads : mode.threads()) {
                for (Node node : nodes) {
                    Answer answer = node.order(Order.work(threads, mode.turn().toMillis()));
                    rates.computeIfAbsent(threads, any -> new EnumMap<>(Kind.class))
                            .computeIfAbsent(node.kind(), any -> new ArrayList<>()).add(answer.perSecond());
                }
            }
            out.printf("  round %d of %d done%n", round, mode.rounds());
        }
        Map<Integer, Map<Kind, Series>> result = new TreeMap<>();
        rates.forEach((threads, byKind) -> {
            Map<Kind, Series> series = new EnumMap<>(Kind.class);
            byKind.forEach((kind, rounds) -> series.put(kind, Series.of(rounds)));
            result.put(threads, series);
        });
        return result;
    }

    void printRates(Map<Integer, Map<Kind, Series>> rates) {
        out.println();
        out.println("(a) lifecycles per second: median [least – most] of " + mode.rounds() + " rounds");
        List<String> head = new ArrayList<>(List.of("threads"));
        nodes.forEach(node -> head.add(node.kind().name()));
        nodes.stream().filter(node -> node.kind() != Kind.L).forEach(node -> head.add("L ÷ " + node.kind()));
        Table table = new Table(head.toArray(String[]::new));
        rates.forEach((threads, series) -> {
            List<Object> cells = new ArrayList<>(series.values());
            series.keySet().stream().filter(kind -> kind != Kind.L)
                    .forEach(kind -> cells.add(series.get(Kind.L).over(series.get(kind))));
            table.row(threads.toString(), cells.toArray());
        });
        table.print(out);
    }

    /** @return for each contender what one lifecycle writes, with one resident and one officer at a time */
    Map<Kind, Meter.Cost> costs(Database database) throws Exception {
        Meter meter = new Meter(database);
        Map<Kind, Meter.Cost> costs = new LinkedHashMap<>();
        for (Node node : nodes) {
            costs.put(node.kind(), meter.of(Bench.databaseOf(node.kind()), mode.counted(),
                    () -> node.order(Order.finish(mode.counted()))));
        }
        return costs;
    }

    void printCosts(Map<Kind, Meter.Cost> costs) {
        out.println();
        out.println("(b) one lifecycle, counted over " + mode.counted() + " of them, one at a time");
        Table table = new Table("", "inserts", "updates", "deletes", "statements", "commits", "WAL bytes",
                "page images", "ms in SQL");
        costs.forEach((kind, cost) -> table.row(kind.name(), cost.inserts(), cost.updates(), cost.deletes(),
                cost.statements(), cost.commits(), cost.walBytes(), cost.fullPages(), cost.millis()));
        table.print(out);
    }
}
