package city.lastmile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows (g) and (h): what only Lastmile does, points to grids and the import of the register, and how it starts. */
final class Alone {

    private static final int POINTS = 500_000;
    private static final int WARM_UPS = 4;
    private static final Pattern IMPORTED = Pattern.compile("Register .+ imported in (\\d+) ms");

    private final int rounds;
    private final PrintStream out;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Alone(int rounds, PrintStream out) {
        this.rounds = rounds;
        this.out = out;
    }

    /** Starts a node and takes the time until it is ready. */
    @FunctionalInterface
    interface Start {
        Node start() throws Exception;
    }

    /** @return the node that the function started */
    Node start(String what, Start start) throws Exception {
        long began = System.nanoTime();
        Node node = start.start();
        figures.put(what + ": seconds from start to ready", (System.nanoTime() - began) / 1e9);
        return node;
    }

    void locate(Node node) throws IOException {
        List<Double> perSecond = new ArrayList<>();
        for (int n = 0; n < WARM_UPS + rounds; n++) {
            Answer answer = node.order(Order.locate(POINTS));
            if (n >= WARM_UPS) {
                perSecond.add(answer.perSecond());
            }
        }
        figures.put("points to grids per second, one thread", Series.of(perSecond));
    }

    void readMemory(Node node) throws IOException {
        figures.put("megabytes resident after all that", node.residentKilobytes() / 1024);
    }

    /** Takes from the application's own log how long the first import of the register took. */
    void readImport(Path log) throws IOException {
        Matcher imported = IMPORTED.matcher(Files.readString(log));
        if (imported.find()) {
            figures.put("milliseconds to import the whole register", Long.valueOf(imported.group(1)));
        }
    }

    Map<String, Object> figures() {
        return figures;
    }

    void print() {
        out.println();
        out.println("(g) (h) Lastmile alone");
        Table table = new Table("", "");
        figures.forEach(table::row);
        table.print(out);
    }
}
