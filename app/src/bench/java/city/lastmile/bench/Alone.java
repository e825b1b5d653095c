package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POINTS = "city.lastmile.register.PointToGridBenchmark";
    private static final Pattern IMPORTED = Pattern.compile("Register .+ imported in (\\d+) ms");

    private final PrintStream out;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Alone(PrintStream out) {
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

    /** Has JMH measure it, which starts JVMs of its own. */
    void locate(Path run) throws IOException, InterruptedException {
        Path result = run.resolve("points.json");
        Process jmh = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("bench.path.all"), "org.openjdk.jmh.Main", POINTS, "-rf", "json", "-rff",
                result.toString()).redirectErrorStream(true).redirectOutput(run.resolve("points.log").toFile()).start();
        if (jmh.waitFor() != 0) {
            throw new IllegalStateException("JMH ended by " + jmh.exitValue() + "; " + run.resolve("points.log"));
        }
        List<Double> perSecond = new ArrayList<>();
        JSON.readTree(result.toFile()).path(0).path("primaryMetric").path("rawData")
                .forEach(fork -> fork.forEach(round -> perSecond.add(round.asDouble())));
        figures.put("points to grids per second, one thread, by JMH", Series.of(perSecond));
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
