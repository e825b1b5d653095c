package city.lastmile.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/**
 * Row (c): reports over HTTP, 8 kB each, while eight officers finish a case a second each. First as many as the node
 * takes, then six tenths of what it sustains at an even pace, timed from the moment at which each was to be sent.
 * Contenders take turns.
 *
 * <p>A node that acknowledges more than it triages piles up reports on which nobody works, at a rate that it can hold for
 * as long as that pile is small and no longer. So what it sustains is the lesser of what it acknowledged and what it
 * triaged in the same time, with each contender.
 */
final class Intake {

    private static final int OFFICERS = 8;
    private static final double SHARE = 0.6;
    /** Time for the officers to be at work before, and to be still at work after. */
    private static final int MARGIN_MILLIS = 1_000;
    private static final int RESENT = 200;
    private static final String CASES = "select count(*) from act_hi_procinst";
    private static final String UNTRIAGED = "select count(*) from act_ru_job where handler_type_ = 'async-continuation'";

    private final Mode mode;
    private final Database database;
    private final PrintStream out;
    private final Map<Kind, Figures> figures = new EnumMap<>(Kind.class);

    Intake(Mode mode, Database database, PrintStream out) {
        this.mode = mode;
        this.database = database;
        this.out = out;
    }

    private static final class Figures {

        private final Clients clients;
        private final List<Double> acknowledged = new ArrayList<>();
        private final List<Double> triaged = new ArrayList<>();
        private final List<Double> sustained = new ArrayList<>();
        private final List<Double> officers = new ArrayList<>();
        private final List<Double> paced = new ArrayList<>();
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> untriaged = new ArrayList<>();
        private long before;

        Figures(Clients clients) {
            this.clients = clients;
        }
    }

    /** @return for each contender what was measured */
    Map<Kind, Map<String, Object>> measure(List<Node> all) throws Exception {
        List<Node> nodes = all.stream().filter(node -> node.kind() == Kind.V || node.kind() == Kind.L).toList();
        Duration turn = mode.turn().multipliedBy(4);
        for (Node node : nodes) {
            Figures its = new Figures(new Clients(node.port()));
            figures.put(node.kind(), its);
            its.before = cases(node);
            during(node, mode.warmUp(), () -> its.clients.flood(mode.warmUp()));
        }
        for (int round = 0; round < mode.rounds(); round++) {
            for (Node node : nodes) {
                Figures its = figures.get(node.kind());
                during(node, turn, () -> flood(node, its, turn));
                double pace = SHARE * its.sustained.get(round);
                Answer paced = during(node, turn, () -> its.clients.send(pace, turn));
                its.paced.add(paced.perSecond());
                its.millis.addAll(paced.millis());
                its.untriaged.add((double) count(node, UNTRIAGED));
            }
        }
        Map<Kind, Map<String, Object>> results = new EnumMap<>(Kind.class);
        for (Node node : nodes) {
            results.put(node.kind(), results(node));
        }
        print(results);
        return results;
    }

    private Answer flood(Node node, Figures its, Duration turn) throws Exception {
        long waiting = count(node, UNTRIAGED);
        long start = System.nanoTime();
        Answer answer = its.clients.flood(turn);
        long more = count(node, UNTRIAGED) - waiting;
        double triaged = (answer.millis().size() - more) * 1e9 / (System.nanoTime() - start);
        its.acknowledged.add(answer.perSecond());
        its.triaged.add(triaged);
        its.sustained.add(Math.min(answer.perSecond(), triaged));
        return answer;
    }

    /** What residents' programs do, and what came of it. */
    @FunctionalInterface
    private interface Sending {
        Answer send() throws Exception;
    }

    private Answer during(Node node, Duration time, Sending sending) throws Exception {
        FutureTask<Answer> officers = new FutureTask<>(() ->
                node.order(Order.officers(OFFICERS, time.toMillis() + 2 * MARGIN_MILLIS)));
        // What is sent may take longer than the officers' turn, and a node that stands still answers nobody.
        node.letRun();
        try {
            new Thread(officers).start();
            Thread.sleep(MARGIN_MILLIS);
            Answer answer = sending.send();
            figures.get(node.kind()).officers.add(officers.get().perSecond());
            return answer;
        } finally {
            node.halt();
        }
    }

    private Map<String, Object> results(Node node) throws Exception {
        Figures its = figures.get(node.kind());
        Answer again = during(node, mode.turn(), () -> its.clients.resend(RESENT));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("reports acknowledged per second at most", Series.of(its.acknowledged));
        results.put("reports triaged per second meanwhile", Series.of(its.triaged));
        results.put("reports per second sustained, the lesser", Series.of(its.sustained));
        results.put("reports per second at six tenths of that", Series.of(its.paced));
        results.put("milliseconds of one then", Spread.of(its.millis));
        results.put("cases that officers finished per second", Series.of(its.officers));
        results.put("reports not triaged yet a second after that", Series.of(its.untriaged));
        results.put("reports that were acknowledged", its.clients.acknowledged());
        results.put("of these not in the database", its.clients.acknowledged() - (cases(node) - its.before));
        results.put("sent again and registered twice", again.cases());
        return results;
    }

    /** @return how many cases the contender has, open or ended */
    private long cases(Node node) throws SQLException {
        return count(node, CASES);
    }

    private long count(Node node, String question) throws SQLException {
        try (Connection connection = database.connect(Bench.databaseOf(node.kind()));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void print(Map<Kind, Map<String, Object>> results) {
        out.println();
        out.println("(c) reports over HTTP, 8 kB, beside 8 officers; median [least – most]");
        results.forEach((kind, its) -> {
            out.println("  " + kind);
            Table table = new Table("", "");
            its.forEach((what, figure) -> table.row("  " + what,
                    figure instanceof Spread spread ? spread.text() : figure));
            table.print(out);
        });
    }
}
