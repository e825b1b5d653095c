package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A contender in a JVM of its own. It stands still, by the operating system's word, except while it has an order or may run. */
final class Node implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_STOP_SECONDS = 60;

    private final Kind kind;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private int port;
    private volatile boolean free;

    private Node(Kind kind, Process process) {
        this.kind = kind;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts the contender and waits until it is ready.
     *
     * @param folder    working folder; the contender's log is written there
     * @param classPath of its JVM
     */
    static Node start(Kind kind, String jdbcUrl, Path folder, String classPath) throws IOException {
        File log = folder.resolve(kind + ".log").toFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(memory(kind), "-Dfile.encoding=UTF-8"));
        if (!kind.isSpringApplication()) {
            command.add("-Dlogback.configurationFile=bench/logback.xml");
        }
        Stream.of(System.getProperty("bench.jvm", "").split(" ")).filter(option -> !option.isBlank())
                .map(option -> option.replace("%c", kind.name())).forEach(command::add);
        command.addAll(List.of("-cp", classPath, ContenderMain.class.getName(), kind.name(), jdbcUrl));
        Node node = new Node(kind, new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log)).start());
        // A process that stands still would never notice that this one is gone.
        Runtime.getRuntime().addShutdownHook(new Thread(node.process::destroyForcibly));
        node.port = node.answer().port();
        node.signal("STOP");
        return node;
    }

    /** Lastmile runs as it ships; the others get twice its heap, and choose their collector themselves. */
    private static String memory(Kind kind) {
        return kind == Kind.L ? "@" + System.getProperty("bench.jvm.lastmile") : "-Xmx1g";
    }

    Kind kind() {
        return kind;
    }

    /** @return the port on which it takes HTTP while it has an order, or 0 */
    int port() {
        return port;
    }

    /** Lets it work until it answers. */
    Answer order(Order order) throws IOException {
        signal("CONT");
        try {
            orders.println(JSON.writeValueAsString(order));
            return answer();
        } finally {
            if (!free) {
                signal("STOP");
            }
        }
    }

    /**
     * Lets it run between orders, too: one that stands still may hold locks that another node of the same database, or
     * whoever fills that, waits for.
     */
    void letRun() throws IOException {
        free = true;
        signal("CONT");
    }

    /** From now on it stands still again except while it has an order. */
    void halt() throws IOException {
        free = false;
        signal("STOP");
    }

    private Answer answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("{")) {
            // The virtual machine's own words, such as a profiler's.
            line = answers.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(kind + " ended; its log says why");
        }
        Answer answer = JSON.readValue(line, Answer.class);
        if (answer.failure() != null) {
            throw new IllegalStateException(kind + " failed: " + answer.failure());
        }
        return answer;
    }

    private void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** @return time for which this JVM has held a core so far */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** @return resident memory in kilobytes, or -1 where the system does not tell */
    long residentKilobytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:")).findFirst()
                .map(line -> Long.valueOf(line.replaceAll("\\D", ""))).orElse(-1L);
    }

    /** Ends it as a fault of the machine would. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        signal("CONT");
        orders.close();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
