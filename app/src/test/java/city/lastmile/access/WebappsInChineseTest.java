package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camunda's four applications say in Chinese everything that they say in English. What is served, at the address that
 * the application itself asks, is measured against the English file of the version on the class path.
 */
class WebappsInChineseTest extends AccessTest {

    private static final String RESOURCES = "META-INF/resources/";
    private static final String SHIPPED = RESOURCES + "webjars/camunda/app/";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern GAP = Pattern.compile(
            "\\{\\{.*?}}|\\{\\w*}|%[a-z]?|</?(?:a|br|strong)\\b[^>]*>|&\\w+;|\\n|#[a-z]\\w*");
    private static final Pattern MARKUP = Pattern.compile("\\{\\{.*?}}|<[^>]*>|&\\w+;|`[^`]*`|\\[[^]]*]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");

    /** Names of things, formats and abbreviations that Chinese writes as English does. */
    private static final Set<String> NAMES = Set.of("Camunda", "Lastmile", "Optimize", "JSON", "CSV", "DMN", "BPMN",
            "XML", "LDAP", "API", "CTRL", "FNI", "EDE", "Promise", "resolve", "null", "cockpit", "tasklist", "yyyy",
            "YYYY", "ddTHH", "DDTHH");
    /** Signs and names that are the same in both languages. */
    private static final Set<String> SAME = Set.of("", "<", "<=", ">", ">=", "ID", "ID*", "CSV", "JSON", "Optimize",
            "YYYY-MM-DDTHH:mm:ss", "HH:mm", "L");
    /** The English plural, which Chinese does not have. */
    private static final String PLURAL = "s";

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_text_of_the_shipped_english_is_there_in_chinese_with_the_same_gaps(String application) throws IOException {
        Map<String, String> english = texts(shipped(application + "/locales/en.json"));
        Map<String, String> chinese = texts(served(application + "/locales/zh.json"));

        assertThat(english).hasSizeGreaterThan(150);
        assertThat(chinese.keySet()).containsAll(english.keySet());
        assertThat(english).allSatisfy((key, text) -> {
            assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(text));
            assertThat(chinese.get(key).isBlank()).as(key).isEqualTo(text.isBlank() || text.equals(PLURAL));
            assertThat(chinese.get(key).equals(text)).as("%s is left in English: %s", key, text)
                    .isEqualTo(SAME.contains(text));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void no_english_word_is_left_but_names(String application) throws IOException {
        Map<String, String> labels = texts(served(application + "/locales/zh.json"));
        labels.keySet().removeIf(key -> !key.startsWith("/labels/"));

        assertThat(labels).hasSizeGreaterThan(150).allSatisfy((key, text) ->
                assertThat(words(text)).as(key).isSubsetOf(NAMES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void what_goes_beyond_the_shipped_english_is_asked_for_by_the_program(String application) throws IOException {
        Set<String> beyond = new TreeSet<>(texts(served(application + "/locales/zh.json")).keySet());
        beyond.removeAll(texts(shipped(application + "/locales/en.json")).keySet());
        String program = shipped(application + "/camunda-" + application + "-bootstrap.js") + plugin(application);

        assertThat(beyond).hasSizeLessThan(60).allSatisfy(key ->
                assertThat(program).contains(key.substring("/labels/".length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void the_applications_take_our_settings_and_appearance(String application) {
        assertThat(served(application + "/scripts/config.js")).contains("assets/lastmile/settings.js");
        assertThat(served(application + "/styles/user-styles.css")).contains("assets/lastmile/applications.css");
    }

    @Test
    void the_settings_offer_chinese_and_english_and_lie_where_only_staff_read_them() {
        assertThat(as("admin").page("/camunda/assets/lastmile/settings.js").body())
                .contains("availableLocales: ['zh', 'en']").contains("最后一公里 Lastmile");
        for (String file : List.of("chinese.js", "phrases.js", "applications.css")) {
            assertThat(as("grid01").page("/camunda/assets/lastmile/" + file).statusCode()).as(file).isEqualTo(200);
            assertThat(stranger().page("/camunda/assets/lastmile/" + file).statusCode()).as(file).isNotEqualTo(200);
        }
    }

    private String served(String file) {
        HttpResponse<String> answer = as("admin").page("/camunda/app/" + file + "?bust=7.24.0");
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return answer.body();
    }

    private static String shipped(String file) throws IOException {
        return read(SHIPPED + file);
    }

    /** @return the program of the application's own plugin, which is a file apart; none for Welcome */
    private static String plugin(String application) throws IOException {
        return application.equals("welcome") ? "" : read(RESOURCES + "plugin/" + application + "/app/plugin.js");
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = WebappsInChineseTest.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
        }
    }

    private Map<String, String> texts(String file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        collect("", json.readTree(file), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else if (node.isTextual()) {
            texts.put(path, node.textValue());
        }
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).map(gap -> gap.replace(" ", "")).sorted().toList();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(MARKUP.matcher(text).replaceAll(" ")).results().map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
