package city.lastmile.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Row (e): what lists and boards cost when tables are full. SQL copies one real request with its task, candidate and
 * right as often as need be: through the engines that would take days.
 */
final class Lists {

    private static final int CALLS = 200;
    private static final int PAUSED_CALLS = 6;
    private static final int MOST_WAITS = 120;
    private static final int WAIT_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 4_000;
    private static final int MOST_VACUUMS = 10;
    private static final double LEAST_VISIBLE = 99;
    /** Of the tables that were filled; the others are small. */
    private static final String VISIBLE = "select 100.0 * sum(relallvisible) / sum(relpages) from pg_class"
            + " where relkind = 'r' and relpages > 100 and relnamespace = current_schema()::regnamespace";
    /** As old as what is rolled up may be once tables were filled behind the application's back. */
    private static final String FORGET = "truncate insight_progress, insight_ended, insight_performance, insight_reported";

    private final List<Integer> sizes;
    private final Database database;
    private final PrintStream out;
    private final Map<String, Map<String, Spread>> figures = new LinkedHashMap<>();

    Lists(List<Integer> sizes, Database database, PrintStream out) {
        this.sizes = sizes;
        this.database = database;
        this.out = out;
    }

    /** @return by question and by contender and size, how long the calls took, in milliseconds */
    Map<String, Map<String, Spread>> measure(List<Node> nodes) throws Exception {
        for (Node node : nodes) {
            if (node.kind() == Kind.V || node.kind() == Kind.L) {
                measure(node);
            }
        }
        print();
        return figures;
    }

    private void measure(Node node) throws Exception {
        node.letRun();
        node.order(Order.setAside(1));
        int before = 0;
        for (int size : sizes) {
            fill(node, before + 1, size);
            before = size;
            if (node.kind() == Kind.L) {
                awaitRollUp(node);
            }
            for (Question question : Question.values()) {
                if (node.kind() == Kind.L || question.isForEngines()) {
                    ask(node, question, size);
                }
            }
        }
        node.halt();
    }

    private void ask(Node node, Question question, int size) throws Exception {
        Order order = question.pauseMillis() == 0 ? Order.ask(question, CALLS, LONGEST_MILLIS)
                : Order.ask(question, PAUSED_CALLS, PAUSED_CALLS * (question.pauseMillis() + LONGEST_MILLIS));
        Spread spread = Spread.of(node.order(order).millis());
        String whose = "%s, %,d".formatted(node.kind(), size);
        out.printf("  %s, %s: p95 %.2f%n", whose, question.words(), spread.p95());
        figures.computeIfAbsent(question.words(), any -> new LinkedHashMap<>()).put(whose, spread);
    }

    /** The application adds up what ended, by day, whenever a minute has passed. */
    private void awaitRollUp(Node node) throws Exception {
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                PreparedStatement rolledUp = connection.prepareStatement(
                        "select from insight_progress where rolled_up >= current_date - 2")) {
            for (int n = 0; n < MOST_WAITS; n++) {
                Thread.sleep(WAIT_MILLIS);
                try (ResultSet row = rolledUp.executeQuery()) {
                    if (row.next()) {
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("What ended was not rolled up");
    }

    private void fill(Node node, int from, int to) throws SQLException {
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            if (node.kind() == Kind.L) {
                copy(statement, Filled.OWN, from, to);
                statement.execute(FORGET);
                if (from == 1) {
                    fill(statement, Filled.ARTICLES);
                }
            }
            copy(statement, Filled.ENGINES, from, to);
            vacuum(statement);
        }
    }

    /**
     * Another contender that stands still may do so in the middle of a transaction. What came later is then taken for new
     * to somebody whenever anybody reads just as the vacuum begins, and every count of an index reads the table as well.
     */
    private void vacuum(Statement statement) throws SQLException {
        boolean whole = false;
        for (int n = 0; n < MOST_VACUUMS && !whole; n++) {
            statement.execute("vacuum analyze");
            try (ResultSet row = statement.executeQuery(VISIBLE)) {
                row.next();
                out.printf("  of the pages, %.1f %% are known to be visible to all%n", row.getDouble(1));
                whole = row.getDouble(1) >= LEAST_VISIBLE;
            }
        }
    }

    private void copy(Statement statement, List<String> inserts, int from, int to) throws SQLException {
        fill(statement, inserts.stream().map(insert -> insert.formatted(from, to)).toList());
    }

    private void fill(Statement statement, List<String> inserts) throws SQLException {
        for (String insert : inserts) {
            long began = System.nanoTime();
            int rows = statement.executeUpdate(insert);
            out.printf("  %,d rows in %d s: %s%n", rows, (System.nanoTime() - began) / 1_000_000_000,
                    insert.lines().findFirst().orElse(""));
        }
    }

    private void print() {
        out.println();
        out.println("(e) lists, milliseconds of one call, read in the contender's JVM; at most 100,000 requests are open");
        figures.forEach((question, answers) -> {
            out.println("  " + question);
            Table table = new Table("", "p50", "p95", "most", "calls");
            answers.forEach((whose, spread) -> table.row("  " + whose, spread.p50(), spread.p95(), spread.most(),
                    spread.count()));
            table.print(out);
        });
    }
}
