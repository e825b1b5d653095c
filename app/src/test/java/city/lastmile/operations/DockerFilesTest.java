package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.yaml.snakeyaml.Yaml;

/** What can be known of the container files without an engine for containers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DockerFilesTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern NEEDED = Pattern.compile("\\$\\{(\\w+):\\?([^}]+)}");

    @Autowired
    ApplicationContext application;
    @LocalServerPort
    int port;

    @Test
    void every_password_must_be_set_and_is_named_in_the_example_without_a_value() throws IOException {
        Properties example = new Properties();
        example.load(Files.newBufferedReader(DOCKER.resolve(".env.example")));

        Set<String> needed = NEEDED.matcher(text("compose.yaml")).results().map(found -> found.group(1))
                .collect(Collectors.toSet());
        needed.add(in(yaml("compose.yaml"), "secrets", "scrape_password", "environment"));

        assertThat(needed).hasSize(4).isEqualTo(example.stringPropertyNames());
        assertThat(example.values()).allSatisfy(value -> assertThat((String) value).isEmpty());
    }

    @Test
    void a_refusal_says_what_to_set_and_where() throws IOException {
        assertThat(NEEDED.matcher(text("compose.yaml")).results()).isNotEmpty()
                .allSatisfy(found -> assertThat(found.group(2)).contains("set " + found.group(1), "docker/.env"));
    }

    @Test
    void every_setting_handed_to_the_application_is_one_it_knows() throws IOException {
        Map<String, Object> environment = in(yaml("compose.yaml"), "services", "application", "environment");
        Set<String> known = ConfigurationPropertiesBean.getAll(application).values().stream()
                .flatMap(DockerFilesTest::names).collect(Collectors.toSet());

        assertThat(environment.keySet()).isNotEmpty().allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void prometheus_asks_the_application_as_the_scrape_account() throws IOException {
        Map<String, Object> compose = yaml("compose.yaml");
        Map<String, Object> job = ((List<Map<String, Object>>) yaml("prometheus.yml").get("scrape_configs")).get(0);
        Map<String, Object> account = in(job, "basic_auth");

        assertThat(job).containsEntry("metrics_path", "/actuator/prometheus");
        assertThat(job.get("static_configs")).asString().contains("[application:8080]");
        assertThat(account).containsEntry("password_file", "/run/secrets/scrape_password").containsEntry("username",
                in(compose, "services", "application", "environment", "LASTMILE_ACCESS_SCRAPEUSER"));
        assertThat((List<String>) in(compose, "services", "prometheus", "secrets")).containsExactly("scrape_password");
    }

    @Test
    void what_compose_mounts_or_builds_from_is_there() throws IOException {
        Map<String, Map<String, Object>> services = in(yaml("compose.yaml"), "services");
        List<String> sources = services.values().stream()
                .flatMap(service -> ((List<String>) service.getOrDefault("volumes", List.of())).stream())
                .filter(volume -> volume.startsWith("./")).map(volume -> volume.split(":")[0]).toList();

        assertThat(sources).hasSizeGreaterThanOrEqualTo(3).allSatisfy(source -> assertThat(DOCKER.resolve(source)).exists());
        assertThat(DOCKER.resolve("..").resolve(DockerFilesTest.<String>in(yaml("compose.yaml"), "services",
                "application", "build", "dockerfile"))).exists();
    }

    @Test
    void the_board_draws_from_the_provisioned_data_source() throws IOException {
        Map<String, Object> source = ((List<Map<String, Object>>) yaml(
                "grafana/provisioning/datasources/prometheus.yaml").get("datasources")).get(0);
        Map<String, Object> provider = ((List<Map<String, Object>>) yaml(
                "grafana/provisioning/dashboards/dashboards.yaml").get("providers")).get(0);
        String uids = "\"uid\": \"" + source.get("uid") + "\"";

        assertThat(text("grafana/dashboards/lastmile.json")).contains(uids);
        assertThat(text("compose.yaml")).contains("./grafana/dashboards:" + in(provider, "options", "path"));
        assertThat(source).containsEntry("url", "http://prometheus:9090");
    }

    @Test
    void the_image_runs_as_an_ordinary_user_and_holds_no_secret() throws IOException {
        List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));

        assertThat(lines).contains("USER 10001:10001").anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(lines.indexOf("USER 10001:10001")).isGreaterThan(lastIndexOf(lines, "FROM "));
        assertThat(String.join("\n", lines).toLowerCase(Locale.ROOT)).doesNotContain("password", "secret");
    }

    @Test
    void the_health_check_tells_a_ready_node_from_a_dead_one() throws Exception {
        assertThat(healthCheck(port)).isZero();
        assertThat(healthCheck(1)).isNotZero();
    }

    private static int healthCheck(int port) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", DOCKER.resolve("healthcheck.sh").toString());
        script.environment().put("SERVER_PORT", String.valueOf(port));
        Process process = script.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The names that Boot knows a group's settings by in the environment. */
    private static Stream<String> names(ConfigurationPropertiesBean bean) {
        Class<?> type = bean.asBindTarget().getType().resolve(Object.class);
        String prefix = bean.getAnnotation().prefix();
        Stream<String> settings = type.isRecord()
                ? Stream.of(type.getRecordComponents()).map(component -> component.getName())
                : Stream.of(type.getMethods()).map(method -> method.getName())
                        .filter(name -> name.startsWith("set")).map(name -> name.substring(3));
        return settings.map(name -> (prefix + "." + name).replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
    }

    private static int lastIndexOf(List<String> lines, String start) {
        return lines.lastIndexOf(lines.stream().filter(line -> line.startsWith(start)).reduce((a, b) -> b).orElseThrow());
    }

    private static String text(String file) throws IOException {
        return Files.readString(DOCKER.resolve(file));
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new TreeMap<>(new Yaml().<Map<String, Object>>load(text(file)));
    }

    @SuppressWarnings("unchecked")
    private static <T> T in(Map<String, ?> map, String... path) {
        Object value = map;
        for (String key : path) {
            value = ((Map<String, Object>) value).get(key);
            assertThat(value).as(key).isNotNull();
        }
        return (T) value;
    }
}
