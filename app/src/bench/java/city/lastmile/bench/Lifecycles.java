package city.lastmile.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows (a) and (b): how many lifecycles a second, and what one of them writes. */
final class Lifecycles {

    private static final long FLOORS_WARM_UP_MILLIS = 10_000;
    private static final int WARM_UP_THREADS = 4;
    private static final int BACKLOG_PER_THREAD = 2;

    private final Mode mode;
    private final Database database;
    private final List<Node> nodes;
    private final PrintStream out;

    Lifecycles(Mode mode, Database database, List<Node> nodes, PrintStream out) {
        this.mode = mode;
        this.database = database;
        this.nodes = nodes;
        this.out = out;
    }

    /** Lets every contender have its turn, again and again. */
    Rates rates() throws Exception {
        for (Node node : nodes) {
            node.order(Order.work(WARM_UP_THREADS, warmUp(node.kind()), WARM_UP_THREADS * BACKLOG_PER_THREAD));
        }
        Rates rates = new Rates();
        for (int round = 1; round <= mode.rounds(); round++) {
            for (int threads : mode.threads()) {
                Order order = Order.work(threads, mode.turn().toMillis(), threads * BACKLOG_PER_THREAD);
                for (Node node : nodes) {
                    rates.measure(database, node, threads, () -> node.order(order));
                }
            }
            out.printf("  round %d of %d done%n", round, mode.rounds());
        }
        rates.print(out, mode.rounds());
        return rates;
    }

    /** What has no engine has next to no code to warm up. */
    private long warmUp(Kind kind) {
        return kind == Kind.P ? FLOORS_WARM_UP_MILLIS : mode.warmUp().toMillis();
    }

    /** @return for each contender what one lifecycle writes, with one resident and one officer at a time */
    Map<Kind, Meter.Cost> costs() throws Exception {
        Meter meter = new Meter(database);
        Map<Kind, Meter.Cost> costs = new LinkedHashMap<>();
        for (Node node : nodes) {
            costs.put(node.kind(), meter.of(Bench.databaseOf(node.kind()), mode.counted(),
                    () -> node.order(Order.finish(mode.counted()))));
        }
        print(costs);
        return costs;
    }

    private void print(Map<Kind, Meter.Cost> costs) {
        out.println();
        out.println("(b) one lifecycle, counted over " + mode.counted() + " of them, one at a time");
        Table table = new Table("", "inserts", "updates", "deletes", "statements", "commits", "WAL bytes",
                "page images", "ms in SQL");
        costs.forEach((kind, cost) -> table.row(kind.name(), cost.inserts(), cost.updates(), cost.deletes(),
                cost.statements(), cost.commits(), cost.walBytes(), cost.fullPages(), cost.millis()));
        table.print(out);
    }
}
