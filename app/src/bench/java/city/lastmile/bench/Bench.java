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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The leading process. */
public final class Bench {

    private static final String NOT_SHOWN = """

            What this does not show: a network between application and database, or disks slower than this machine's;
            browsers and attachments; tables of a size that no longer fits into memory. All contenders share the
            machine's cores with the database and with the threads that drive them, so ratios say more than figures. V, F
            and T run the way that is measured and little else: no journal that shows tampering, no explanation of
            decisions, no read model, no working calendar; F and T ask nobody for rights and their tables are a quarter as
            long. P has no rules, no engine and no rights at all.
            """;

    private final Mode mode;
    private final Set<Row> rows;
    private final List<Kind> kinds;
    private final Path folder;
    private final PrintStream out;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Alone alone;

    private Bench(Mode mode, Set<Row> rows, List<Kind> kinds, Path folder, PrintStream out) {
        this.mode = mode;
        this.rows = rows;
        this.kinds = kinds;
        this.folder = folder;
        this.out = out;
        this.alone = new Alone(out);
    }

    /**
     * @param arguments the mode, the contenders with commas between them, the folder for results, logs and data, and the
     *                  rows with commas between them
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Kind> kinds = Arrays.stream(arguments[1].split(",")).map(Kind::valueOf).toList();
        new Bench(Mode.of(arguments[0]), Row.of(arguments[3]), kinds, Path.of(arguments[2]).toAbsolutePath(), out).run();
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
                for (Row row : rows) {
                    measure(row, database, nodes, run);
                }
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

    private void measure(Row row, Database database, List<Node> nodes, Path run) throws Exception {
        Alone.Start another = () -> Node.start(Kind.L, database.address(databaseOf(Kind.L)), run, Kind.L.classPath());
        switch (row) {
            case A -> measureLifecycles(database, nodes);
            case C -> results.put("intake", new Intake(mode, database, out).measure(nodes));
            case F -> results.put("nodes", new Nodes(mode, database, out).measure(nodes, another));
            case D -> results.put("timers", new Timers(mode, database, out).measure(nodes, another));
            case E -> results.put("lists", new Lists(mode.sizes(), database, out).measure(nodes));
            case G -> measureAlone(nodes, another, run);
        }
    }

    private void measureLifecycles(Database database, List<Node> nodes) throws Exception {
        Lifecycles lifecycles = new Lifecycles(mode, database, nodes, out);
        Rates rates = lifecycles.rates();
        results.put("lifecyclesPerSecond", rates.perSecond());
        results.put("applicationMillisPerLifecycle", rates.applicationMillis());
        results.put("databaseMillisPerLifecycle", rates.databaseMillis());
        results.put("costPerLifecycle", lifecycles.costs());
    }

    private void measureAlone(List<Node> nodes, Alone.Start another, Path run) throws Exception {
        if (!kinds.contains(Kind.L)) {
            return;
        }
        try (Node node = nodes.remove(kinds.indexOf(Kind.L))) {
            alone.readImport(run.resolve(Kind.L + ".log"));
            alone.readMemory(node);
        }
        alone.locate(run);
        alone.start("L on a filled database", another).close();
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
        environment.put("rows", rows);
        environment.put("postgresql", database.settings());
        results.put("environment", environment);
        environment.forEach((name, value) -> out.println("  " + name + ": " + value));
    }

    private void write(Duration taken) throws IOException {
        results.put("seconds", taken.toSeconds());
        Path file = folder.resolve("results-" + mode.name() + "-" + rows.stream().map(Row::name)
                .collect(Collectors.joining()).toLowerCase(Locale.ROOT) + ".json");
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
