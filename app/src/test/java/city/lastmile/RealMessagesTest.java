package city.lastmile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.RequestState;
import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.City;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Location;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import city.lastmile.register.Village;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Messages that residents really wrote to Chinese city governments. They are not ours to ship: where the folder named
 * by {@code -Dlastmile.complaints} is missing, this is skipped.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RealMessagesTest {

    private static final int MANY = 500;
    private static final Path FOLDER = Path.of(System.getProperty("lastmile.complaints", "../../shared/data/complaints"));
    private static final String ANSWER = "已到现场核实并处理，感谢您的反映。";

    @LocalServerPort
    int port;
    @Autowired
    CityRegister register;
    @Autowired
    CaseFiles files;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    ManagementService management;
    @Autowired
    ObjectMapper json;
    @Value("${lastmile.access.admin-password}")
    String adminPassword;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(2014);

    private record Sent(String number, String code) {
    }

    @Test
    void five_hundred_real_messages_are_acknowledged_assigned_handled_and_closed() throws Exception {
        Path file = FOLDER.resolve("tipdm2020c_att3_messages.csv");
        Assumptions.assumeTrue(Files.exists(file), "Skipped: there are no real messages at " + FOLDER.toAbsolutePath());
        List<String[]> messages = messages(file);
        assertThat(messages).hasSize(MANY);

        List<Sent> sent = new ArrayList<>();
        for (String[] message : messages) {
            sent.add(send(message[0], message[1], sent.size()));
        }
        assertThat(sent).extracting(Sent::number).doesNotHaveDuplicates();
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            deskAccepts();
            return sent.stream().allMatch(one -> file(one).request().state() == RequestState.AWAITING_CLAIM);
        });

        sent.forEach(this::isOnePartysWithLiveDeadlines);
        sent.forEach(this::handle);
        sent.forEach(this::rate);

        await().atMost(Duration.ofMinutes(3)).until(() -> sent.stream()
                .allMatch(one -> file(one).request().state() == RequestState.CLOSED));
        assertThat(tasks.createTaskQuery().processInstanceBusinessKeyIn(numbers(sent)).count()).isZero();
        assertThat(journal().path("broken").isNull()).as(() -> "journal: " + journal()).isTrue();
    }

    /** Whatever the table proposes to decline is the desk's to decide. */
    private void deskAccepts() {
        Officer officer = register.members(GroupIds.DESK).get(0);
        as(officer, () -> {
            tasks.createTaskQuery().taskDefinitionKey("ConfirmDecline").taskCandidateGroup(GroupIds.DESK).list()
                    .forEach(task -> tasks.complete(task.getId(), Map.of("decision", "ACCEPT")));
            return null;
        });
    }

    /** Spread over the whole file, which is sorted by nothing that matters. */
    private static List<String[]> messages(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT.builder()
                .setHeader().setSkipHeaderRecord(true).setAllowMissingColumnNames(true).get())) {
            List<CSVRecord> records = parser.getRecords();
            int step = records.size() / MANY;
            return IntStream.range(0, MANY).mapToObj(n -> records.get(n * step))
                    .map(row -> new String[] {row.get("留言主题").strip(), row.get("留言详情").strip()}).toList();
        }
    }

    private Sent send(String subject, String words, int number) throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("description", subject + "\n" + words);
        report.put("category", categoryOf(subject + words).code());
        report.putAll(place(number));
        HttpResponse<String> answer = client.send(request("/api/v1/requests")
                .header("Content-Type", "application/json").header("Idempotency-Key", "real-message-%06d".formatted(number))
                .POST(BodyPublishers.ofString(json.writeValueAsString(report))).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode receipt = json.readTree(answer.body());
        return new Sent(receipt.path("trackingNumber").asText(), receipt.path("followUpCode").asText());
    }

    /** What a resident might choose: the public category whose name shares most with the words. */
    private Category categoryOf(String words) {
        return register.categoryGroups().stream().map(CategoryGroup::categories).flatMap(List::stream)
                .filter(category -> !category.confidential())
                .max(Comparator.comparingLong((Category category) -> pairs(category.nameZh()).stream()
                        .filter(words::contains).count()).thenComparing(Category::code)).orElseThrow();
    }

    private static List<String> pairs(String name) {
        return IntStream.range(0, name.length() - 1).mapToObj(at -> name.substring(at, at + 2)).toList();
    }

    /** By turns: a point in the city, a town with a village, a town alone, and words alone. */
    private Map<String, Object> place(int number) {
        List<Organisation> towns = register.organisations().stream()
                .filter(organisation -> organisation.kind() == Organisation.Kind.TOWN).toList();
        Organisation town = towns.get(number % towns.size());
        List<Village> villages = register.villages(town.code());
        return switch (number % 4) {
            case 0 -> point();
            case 1 -> Map.of("town", town.code(), "village", villages.get(number % villages.size()).code());
            case 2 -> Map.of("town", town.code(), "place", "镇政府门口");
            default -> Map.of("place", "火车站附近");
        };
    }

    private Map<String, Object> point() {
        City city = register.city();
        while (true) {
            double latitude = random.nextDouble(city.south(), city.north());
            double longitude = random.nextDouble(city.west(), city.east());
            if (register.locate(latitude, longitude) instanceof Location.Inside) {
                return Map.of("latitude", latitude, "longitude", longitude);
            }
        }
    }

    private void isOnePartysWithLiveDeadlines(Sent sent) {
        CaseFile file = file(sent);
        Task task = claimTask(sent);
        List<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).toList();

        assertThat(groups).as(sent.number()).hasSize(1).doesNotContainNull();
        assertThat(file.request().responsibleGroup()).as(sent.number()).isEqualTo(groups.get(0));
        assertThat(file.explanation()).as(sent.number()).isNotEmpty();
        assertThat(file.request().claimDue()).isAfter(file.request().submittedAt());
        assertThat(file.request().handleDue()).isAfter(file.request().claimDue());
        assertThat(management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().active().list())
                .as(sent.number()).isNotEmpty().allSatisfy(job ->
                        assertThat(job.getDuedate()).isAfter(file.request().submittedAt()));
    }

    private Task claimTask(Sent sent) {
        return tasks.createTaskQuery().processInstanceBusinessKey(sent.number()).taskDefinitionKey("ClaimRequest")
                .singleResult();
    }

    /** As its officer, with that officer's rights and no more. */
    private void handle(Sent sent) {
        Officer officer = register.members(String.valueOf(file(sent).request().responsibleGroup())).get(0);
        as(officer, () -> {
            Task claim = tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(officer.groups()))
                    .processInstanceBusinessKey(sent.number()).singleResult();
            assertThat(claim).as("%s among what %s may claim", sent.number(), officer.id()).isNotNull();
            tasks.claim(claim.getId(), officer.id());
            tasks.complete(claim.getId(), Map.of("nextStep", "CLAIM"));
            return null;
        });
        as(officer, () -> {
            Task handle = tasks.createTaskQuery().taskAssignee(officer.id())
                    .processInstanceBusinessKey(sent.number()).singleResult();
            tasks.complete(handle.getId(), Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", ANSWER));
            return null;
        });
    }

    private void as(Officer officer, Supplier<Void> work) {
        identity.setAuthentication(officer.id(), List.copyOf(officer.groups()));
        try {
            work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private void rate(Sent sent) {
        HttpResponse<String> answer = exchange(request("/api/v1/requests/" + sent.number() + "/rating")
                .header("X-Follow-Up-Code", sent.code()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"response\":5,\"result\":4,\"attitude\":5}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private JsonNode journal() {
        String login = Base64.getEncoder().encodeToString(("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8));
        try {
            return json.readTree(exchange(request("/actuator/journal").header("Authorization", "Basic " + login)).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private CaseFile file(Sent sent) {
        return files.open(sent.number()).orElseThrow();
    }

    private static String[] numbers(List<Sent> sent) {
        return sent.stream().map(Sent::number).toArray(String[]::new);
    }
}
