package city.lastmile.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The whole application in a JVM of its own, with the database that it brings along: a node that can be killed. */
public final class SeparateNode implements AutoCloseable {

    public static final String ADMINISTRATOR = "admin";
    public static final String PASSWORD = "kettle-orbit-violet-59";

    private static final Duration LONGEST_START = Duration.ofSeconds(150);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(30);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    /** Fourth line of the server's own file; the first is its process. */
    private static final int LINE_OF_PORT = 3;

    private final Path database;
    private final Path log;
    private final Process process;
    private final int port;

    private SeparateNode(Path database, Path log, Process process) {
        this.database = database;
        this.log = log;
        this.process = process;
        this.port = awaitReady();
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param folder   where its database lives, and stays for the next node
     * @param log      file for what it prints
     * @param settings further settings, as {@code name=value}
     */
    public static SeparateNode start(Path folder, Path log, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx1g", "-cp", classPath(), "city.lastmile.LastmileApplication",
                "--server.port=0", "--lastmile.database.folder=" + folder.resolve("postgres"),
                "--lastmile.register.source=classpath:city/jiaozhou", "--lastmile.access.admin-password=" + PASSWORD));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            return new SeparateNode(folder.resolve("postgres"), log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the tests' own settings: the node is to be what a city would run. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator)))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private int awaitReady() {
        try {
            await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(200))
                    .failFast("The node ended before it was ready; see " + log, () -> !process.isAlive())
                    .until(() -> announcedPort().filter(SeparateNode::isReady).isPresent());
            return announcedPort().orElseThrow();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Optional<Integer> announcedPort() {
        Matcher matcher = PORT.matcher(read(log));
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static boolean isReady(int port) {
        URI address = URI.create("http://localhost:" + port + "/actuator/health/readiness");
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the port it answers on */
    public int port() {
        return port;
    }

    /** @return the address of its database while that runs, for the JDBC driver */
    public String jdbcUrl() {
        String databasePort = read(database.resolve("postmaster.pid")).lines().skip(LINE_OF_PORT).findFirst()
                .orElseThrow().strip();
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres&password=postgres";
    }

    /** SIGKILL to the node alone: its database is left behind and finishes what it was told. */
    public void kill() {
        process.destroyForcibly();
        awaitDeath(List.of(process.toHandle()));
    }

    /** SIGKILL to the node and every process of its database, as when a machine dies. */
    public void killWithDatabase() {
        process.destroyForcibly();
        List<ProcessHandle> all = new ArrayList<>(databaseProcesses());
        all.forEach(ProcessHandle::destroyForcibly);
        all.add(process.toHandle());
        awaitDeath(all);
    }

    /** The server first, that it may not start another of its processes. */
    private List<ProcessHandle> databaseProcesses() {
        Path file = database.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<ProcessHandle> processes = new ArrayList<>();
        read(file).lines().findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of)
                .filter(SeparateNode::isPostgres).ifPresent(server -> {
                    processes.add(server);
                    server.children().forEach(processes::add);
                });
        return processes;
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.contains("postgres")).isPresent();
    }

    /** A dead process that nobody has asked for has no command any more, but is still listed. */
    private static void awaitDeath(List<ProcessHandle> processes) {
        await().atMost(LONGEST_DEATH).until(() -> processes.stream()
                .noneMatch(handle -> handle.isAlive() && handle.info().command().isPresent()));
    }

    @Override
    public void close() {
        killWithDatabase();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
