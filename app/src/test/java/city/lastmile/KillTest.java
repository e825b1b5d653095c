package city.lastmile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.support.SeparateNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What an acknowledgement is worth. A node is killed twice while many report at once, first together with its database
 * and then alone; after each restart every acknowledged report must be there, whole, and sending it again must not
 * make a second case. The page cache survives a kill, so this says nothing of a power cut; for that the database syncs.
 */
class KillTest {

    private static final int REPORTS = 200;
    /** Few, since the rest is acknowledged within a second. */
    private static final int ACKNOWLEDGED_BEFORE_KILL = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path FOLDER = Path.of("target", "kill-test").toAbsolutePath();
    private static final Path DATABASE = FOLDER.resolve("city");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    /** By number of the report; what the resident was told. */
    private final Map<Integer, JsonNode> receipts = new ConcurrentHashMap<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    @BeforeEach
    @AfterEach
    void forgetTheCity() throws IOException {
        FileSystemUtils.deleteRecursively(DATABASE);
    }

    @Test
    void every_acknowledged_report_has_its_one_case_whenever_the_node_is_killed() throws Exception {
        try (SeparateNode node = start("first")) {
            reportAndKill(node, node::killWithDatabase);
        }
        assertThat(receipts.size()).as("the kill came in the middle").isLessThan(REPORTS);

        try (SeparateNode node = start("second")) {
            assertAcknowledgedReportsAreThere(node);
            reportAndKill(node, node::kill);
            assertThat(receipts.size()).as("the second kill came in the middle").isLessThan(REPORTS);

            assertNothingChangesWhenAllAreSentAgain();
        }
    }

    /** On the database that the second node left running behind it. */
    private void assertNothingChangesWhenAllAreSentAgain() throws Exception {
        try (SeparateNode node = start("third")) {
            assertAcknowledgedReportsAreThere(node);
            Map<Integer, JsonNode> told = Map.copyOf(receipts);

            Map<Integer, HttpResponse<String>> answers = reportAll(node);

            assertThat(answers.values()).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
            told.forEach((report, receipt) -> assertRepeats(answers.get(report), receipt));
            answers.forEach((report, answer) -> receipts.put(report, tree(answer)));
            assertThat(trackingNumbers()).hasSize(REPORTS);
            assertAcknowledgedReportsAreThere(node);
            assertThat(cases(node)).containsExactlyInAnyOrderElementsOf(trackingNumbers());
            assertOfficersHaveThem(node);
            assertJournalIsWhole(node);
        }
    }

    private static SeparateNode start(String name) {
        return SeparateNode.start(DATABASE, FOLDER.resolve(name + ".log"),
                "lastmile.intake.submissions-per-minute=100000", "spring.datasource.hikari.connection-timeout=120000");
    }

    /** Sends at once all that was not acknowledged yet; the acknowledgement that is enough kills, the rest is cut off. */
    private void reportAndKill(SeparateNode node, Runnable kill) {
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger acknowledged = new AtomicInteger();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        IntStream.range(0, REPORTS).filter(report -> !receipts.containsKey(report)).forEach(report ->
                answers.add(report(report, node).thenAccept(answer -> {
                    if (acknowledged(report, answer) && acknowledged.incrementAndGet() == ACKNOWLEDGED_BEFORE_KILL) {
                        kill.run();
                        killed.countDown();
                    }
                })));
        await().atMost(PATIENCE).until(() -> answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(killed.getCount()).as("%d acknowledgements; other answers: %s", acknowledged.get(), unexpected).isZero();
    }

    private boolean acknowledged(int report, HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            receipts.put(report, tree(answer));
            return true;
        }
        unexpected.add(answer.statusCode() + " " + answer.body());
        return false;
    }

    private Map<Integer, HttpResponse<String>> reportAll(SeparateNode node) {
        Map<Integer, HttpResponse<String>> answers = new ConcurrentHashMap<>();
        CompletableFuture.allOf(IntStream.range(0, REPORTS).mapToObj(report -> report(report, node)
                .thenAccept(answer -> answers.put(report, answer))).toArray(CompletableFuture[]::new)).join();
        return answers;
    }

    private CompletableFuture<HttpResponse<String>> report(int report, SeparateNode node) {
        String body = """
                {"description": "%s", "category": "garbage", "latitude": 36.2640, "longitude": 120.0060}"""
                .formatted(words(report));
        return client.sendAsync(request(node, "/api/v1/requests").header("Content-Type", "application/json")
                .header("Idempotency-Key", "kill-test-" + report).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static String words(int report) {
        return "第 " + report + " 号楼前的垃圾三天没人清。";
    }

    private void assertRepeats(HttpResponse<String> answer, JsonNode receipt) {
        assertThat(tree(answer)).isEqualTo(receipt);
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    /** Under the number and code that the resident was told, in his own words; and no case is half there. */
    private void assertAcknowledgedReportsAreThere(SeparateNode node) throws Exception {
        receipts.forEach((report, receipt) ->
                assertThat(followed(node, receipt).path("description").textValue()).isEqualTo(words(report)));
        Set<String> cases = cases(node);
        assertThat(cases).containsAll(trackingNumbers());
        assertThat(processes(node)).as("business keys of running processes").doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(cases);
    }

    private Set<String> trackingNumbers() {
        return receipts.values().stream().map(KillTest::trackingNumber).collect(toSet());
    }

    private static String trackingNumber(JsonNode receipt) {
        return receipt.path("trackingNumber").textValue();
    }

    private static Set<String> cases(SeparateNode node) throws SQLException {
        try (Connection connection = DriverManager.getConnection(node.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tracking_number from service_request")) {
            Stream.Builder<String> numbers = Stream.builder();
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
            return numbers.build().collect(toSet());
        }
    }

    private List<String> processes(SeparateNode node) {
        JsonNode running = asked(node, "/engine-rest/process-instance?processDefinitionKey=service-request");
        return StreamSupport.stream(running.spliterator(), false)
                .map(process -> process.path("businessKey").textValue()).toList();
    }

    /** Triage goes on where the kill cut it off: each case comes to an office, with a deadline. */
    private void assertOfficersHaveThem(SeparateNode node) {
        receipts.values().forEach(receipt -> await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode view = followed(node, receipt);
            assertThat(view.path("state").textValue()).isEqualTo("AWAITING_CLAIM");
            assertThat(view.path("office").textValue()).isNotBlank();
            assertThat(view.path("claimDue").textValue()).isNotBlank();
        }));
    }

    private void assertJournalIsWhole(SeparateNode node) {
        JsonNode finding = asked(node, "/actuator/journal");
        assertThat(finding.path("broken").isNull()).as(finding.toString()).isTrue();
        assertThat(finding.path("entries").intValue()).isGreaterThanOrEqualTo(2 * REPORTS);
    }

    private JsonNode followed(SeparateNode node, JsonNode receipt) {
        return answer(request(node, "/api/v1/requests/" + trackingNumber(receipt))
                .header("X-Follow-Up-Code", receipt.path("followUpCode").textValue()));
    }

    private JsonNode asked(SeparateNode node, String path) {
        byte[] account = (SeparateNode.ADMINISTRATOR + ":" + SeparateNode.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return answer(request(node, path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account)));
    }

    private JsonNode answer(HttpRequest.Builder request) {
        HttpResponse<String> answer = client.sendAsync(request.build(), BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer);
    }

    private static HttpRequest.Builder request(SeparateNode node, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .header("Accept", "application/json").timeout(PATIENCE);
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
