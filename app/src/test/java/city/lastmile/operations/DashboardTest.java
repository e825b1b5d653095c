package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board against what the running application really tells a scraper. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DashboardTest {

    private static final Path BOARDS = Path.of("..", "docker", "grafana", "dashboards");
    /** Added by Prometheus itself. */
    private static final Set<String> METRICS_OF_PROMETHEUS = Set.of("up");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("instance", "job");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @LocalServerPort
    int port;
    @Value("${lastmile.access.scrape-user}")
    String user;
    @Value("${lastmile.access.scrape-password}")
    String password;
    @Autowired
    FiguresRefresh figures;
    private List<MatchResult> samples;

    @BeforeEach
    void scrape() throws Exception {
        figures.refreshOften();
        figures.refreshSeldom();
        get("/actuator/prometheus", true);
        HttpResponse<String> second = get("/actuator/prometheus", true);
        assertThat(second.statusCode()).isEqualTo(200);
        samples = SAMPLE.matcher(second.body()).results().toList();
    }

    @Test
    void every_metric_on_the_board_is_in_the_applications_output() throws IOException {
        Set<String> real = samples.stream().map(sample -> sample.group(1)).collect(Collectors.toSet());

        Set<String> shown = queries().flatMap(query -> query.metrics().stream())
                .filter(name -> !METRICS_OF_PROMETHEUS.contains(name)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(real).contains(name));
    }

    @Test
    void every_label_a_query_speaks_of_belongs_to_a_metric_of_that_query() throws IOException {
        assertThat(queries()).allSatisfy(query -> assertThat(query.labels())
                .filteredOn(label -> !LABELS_OF_PROMETHEUS.contains(label))
                .allSatisfy(label -> assertThat(labelsOf(query.metrics())).contains(label)));
    }

    @Test
    void a_node_says_that_it_is_up_to_anybody_and_nothing_more() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            HttpResponse<String> answer = get(path, false);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("\"status\":\"UP\"").doesNotContain("components", "details");
        }
    }

    @Test
    void the_scrape_account_sees_what_is_wrong_with_a_node() throws Exception {
        assertThat(get("/actuator/health", true).body())
                .contains("\"db\"", "\"jobExecutor\"", "\"jobProgress\"", "jobsLongOverdue");
    }

    @Test
    void the_meters_are_not_for_everybody() throws Exception {
        assertThat(get("/actuator/prometheus", false).statusCode()).isEqualTo(401);
    }

    private Set<String> labelsOf(Set<String> metrics) {
        return samples.stream().filter(sample -> metrics.contains(sample.group(1)) && sample.group(2) != null)
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results()).map(label -> label.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<PromQl> queries() throws IOException {
        try (Stream<Path> files = Files.list(BOARDS)) {
            return files.toList().stream().flatMap(DashboardTest::expressions).map(PromQl::new);
        }
    }

    private static Stream<String> expressions(Path board) {
        try {
            JsonNode root = new ObjectMapper().readTree(board.toFile());
            return root.findValuesAsText("expr").stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path, boolean asScraper) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (asScraper) {
            byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
