package city.lastmile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** A new user meets the README first: its commands, links, pictures and logins must be right. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void exactly_one_command_runs_it_and_exactly_one_tests_it() {
        List<String> commands = found("`(mvn [^`\\n]+)`|^ *(mvn .+)$").map(match -> match.group().strip()).toList();

        assertThat(commands).filteredOn(command -> command.contains("spring-boot:run")).hasSize(1);
        assertThat(commands).filteredOn(command -> command.contains("verify")).hasSize(1);
        assertThat(commands).hasSize(2);
    }

    @Test
    void the_gate_runs_the_same_test_command() {
        assertThat(read(ROOT.resolve(".ci/run"))).containsPattern("(?m)^exec mvn( -\\S+)* verify$");
    }

    @Test
    void every_link_and_picture_leads_somewhere() {
        List<String> targets = LINK.matcher(readme).results().map(match -> match.group(1)).toList();

        assertThat(targets).isNotEmpty();
        assertThat(targets).filteredOn(target -> !target.startsWith("http") && !target.startsWith("#"))
                .isNotEmpty().allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
        assertThat(targets).filteredOn(target -> target.startsWith("#"))
                .allSatisfy(target -> assertThat(anchors()).contains(target));
    }

    @Test
    void a_picture_comes_first_and_is_no_burden() throws IOException {
        MatchResult first = LINK.matcher(readme).results().findFirst().orElseThrow();

        assertThat(first.group()).startsWith("!");
        assertThat(readme.substring(0, first.start()).lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(Files.size(ROOT.resolve(first.group(1)))).isLessThan(300_000);
    }

    @Test
    void the_demonstration_logins_are_those_that_work() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-demo.yaml"));
        Map<Object, Object> demo = yaml.getObject();

        assertThat(demo).isNotNull().containsKey("lastmile.access.demo-accounts.officers");
        assertThat(((String) demo.get("lastmile.access.demo-accounts.officers")).split(", *"))
                .allSatisfy(login -> assertThat(readme).contains("`" + login + "`"));
        assertThat(readme).contains("`" + demo.get("lastmile.access.demo-accounts.password") + "`");
    }

    private List<String> anchors() {
        return found("^#+ (.+)$").map(match -> "#" + match.group(1).toLowerCase()
                .replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-')).toList();
    }

    private Stream<MatchResult> found(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(readme).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
