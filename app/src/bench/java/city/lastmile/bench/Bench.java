package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The leading process. */
public final class Bench {

    private static final String NOT_SHOWN = """

            What this does not show: a network between application and database, or disks slower than this machine's;
            more than one node; HTTP, browsers and attachments; tables of a size that no longer fits into memory. All
            contenders share the machine's cores with the database and with the threads that drive them, so ratios say
            more than figures. V, F and T run the way that is measured and little else: no journal that shows tampering,
            no explanation of decisions, no read model, no working calendar; F and T ask nobody for rights and their tables
            are a quarter as long. P has no rules, no engine and no rights at all.
            """;

    private final Mode mode;
    private final List<Kind> kinds;
    private final Path folder;
    private final PrintStream out;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Alone alone;

    private Bench(Mode mode, List<Kind> kinds, Path folder, PrintStream out) {
        this.mode = mode;
        this.kinds = kinds;
        this.folder = folder;
        this.out = out;
        this.alone = new Alone(mode.rounds(), out);
    }

    /** @param arguments the mode, the contenders with commas between them, the folder for results, logs and data */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Kind> kinds = Arrays.stream(arguments[1].split(",")).map(Kind::valueOf).toList();
        new Bench(Mode.of(arguments[0]), kinds, Path.of(arguments[2]).toAbsolutePath(), out).run();
    }

    private void run() throws Exception {
        Instant start = Instant.now();
        empty(folder.resolve("run"));
        Path run = Files.createDirectories(folder.resolve("run"));
        List<Node> nodes = new ArrayList<>();
        try (Database database = Database.start(run)) {
            tellEnvironment(database);
            database.countStatements(false);
            try {
                for (Kind kind : kinds) {
                    out.printf("  %s starts: %s%n", kind, kind.description());
                    String address = database.create(databaseOf(kind));
                    nodes.add(alone.start(kind + " on an empty database",
                            () -> Node.start(kind, address, run, kind.classPath())));
                }
                measure(database, nodes);
                measureAlone(database, nodes, run);
            } finally {
                for (Node node : nodes) {
                    node.close();
                }
            }
        }
        out.print(NOT_SHOWN);
        write(Duration.between(start, Instant.now()));
        empty(run.resolve("postgres"));
    }

    private void measure(Database database, List<Node> nodes) throws Exception {
        Lifecycles lifecycles = new Lifecycles(mode, database, nodes, out);
        Rates rates = lifecycles.rates();
        results.put("lifecyclesPerSecond", rates.perSecond());
        results.put("applicationMillisPerLifecycle", rates.applicationMillis());
        results.put("databaseMillisPerLifecycle", rates.databaseMillis());
        results.put("costPerLifecycle", lifecycles.costs());
    }

    private void measureAlone(Database database, List<Node> nodes, Path run) throws Exception {
        if (!kinds.contains(Kind.L)) {
            return;
        }
        Node node = nodes.remove(kinds.indexOf(Kind.L));
        try (node) {
            alone.readImport(run.resolve(Kind.L + ".log"));
            alone.locate(node);
            alone.readMemory(node);
        }
        String address = database.address(databaseOf(Kind.L));
        alone.start("L on a filled database", () -> Node.start(Kind.L, address, run, Kind.L.classPath())).close();
        alone.print();
        results.put("alone", alone.figures());
    }

    static String databaseOf(Kind kind) {
        return "bench_" + kind.name().toLowerCase(Locale.ROOT);
    }

    private void tellEnvironment(Database database) throws Exception {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("cores", Runtime.getRuntime().availableProcessors());
        environment.put("processor", Environment.processor());
        environment.put("memoryMegabytes", Environment.memoryMegabytes());
        environment.put("loadBefore", Environment.load());
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        environment.put("mode", mode.name());
        environment.put("postgresql", database.settings());
        results.put("environment", environment);
        environment.forEach((name, value) -> out.println("  " + name + ": " + value));
    }

    private void write(Duration taken) throws IOException {
        results.put("seconds", taken.toSeconds());
        Path file = folder.resolve("results-" + mode.name() + ".json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), results);
        out.printf("%nTook %d s. All figures: %s%n", taken.toSeconds(), file);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
