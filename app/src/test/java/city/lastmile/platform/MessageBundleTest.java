package city.lastmile.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that a person reads exists, in Chinese and in English. */
class MessageBundleTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z][\\w.-]*)");
    private static final Pattern BEGINNING = Pattern.compile("#\\{\\$\\{'([\\w.-]+)' ?\\+");
    private static final Path PROGRAMS = Path.of("src/main/java");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][\\w-]*(?:\\.[\\w-]+)+)");
    private static final Pattern BEGUN = Pattern.compile("([A-Za-z][\\w-]*(?:\\.[\\w-]+)*\\.)(?=['\"$])");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ELEMENT =
            Pattern.compile("<[\\w:]+((?:\\s+[\\w:.-]+(?:=\"[^\"]*\")?)*)\\s*/?>([^<]*)");
    private static final Pattern REPLACED = Pattern.compile("th:(text|utext|replace)=|lang=\"zh\"");
    /** Says in the other language how it is called. */
    private static final String OTHER_LANGUAGE = "portal.other-language";
    private static final Pattern GAP = Pattern.compile("\\{(\\d)");

    static Stream<String> modules() {
        return files(BUNDLES, "_en.properties").map(file -> file.getFileName().toString().replace("_en.properties", ""));
    }

    @Test
    void every_bundle_has_both_languages() {
        assertThat(files(BUNDLES, ".properties")).hasSize(2 * (int) modules().count());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void both_languages_have_the_same_keys_and_fill_the_same_gaps(String module) {
        Map<String, String> chinese = read(module + ".properties");
        Map<String, String> english = read(module + "_en.properties");

        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank();
            assertThat(gaps(english.get(key))).as(key).isEqualTo(gaps(text));
        });
    }

    @Test
    void no_key_stands_in_two_bundles() {
        List<String> keys = modules().flatMap(module -> read(module + ".properties").keySet().stream()).toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void every_key_that_a_template_names_exists() {
        Set<String> known = new TreeSet<>();
        modules().forEach(module -> known.addAll(read(module + ".properties").keySet()));

        assertThat(files(TEMPLATES, ".html")).isNotEmpty().allSatisfy(template -> {
            assertThat(known).as(template.toString()).containsAll(found(KEY, template));
            assertThat(found(BEGINNING, template)).as(template.toString())
                    .allMatch(beginning -> known.stream().anyMatch(key -> key.startsWith(beginning)));
        });
    }

    /** Named in full by a page or a program, or begun by one and ended by a value. */
    @Test
    void no_key_is_there_that_nothing_asks_for() {
        Set<String> named = new TreeSet<>();
        Set<String> begun = new TreeSet<>();
        Stream.concat(files(TEMPLATES, ".html"), files(PROGRAMS, ".java")).forEach(file -> {
            named.addAll(found(NAMED, file));
            begun.addAll(found(BEGUN, file));
        });

        assertThat(modules().flatMap(module -> read(module + ".properties").keySet().stream())).isNotEmpty()
                .allMatch(key -> named.contains(key) || begun.stream().anyMatch(key::startsWith), "is asked for");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_text_is_in_the_language_of_its_bundle(String module) {
        assertThat(read(module + ".properties").entrySet()).filteredOn(MessageBundleTest::isInALanguage)
                .allMatch(text -> CHINESE.matcher(text.getValue()).find(), "is Chinese");
        assertThat(read(module + "_en.properties").entrySet()).filteredOn(MessageBundleTest::isInALanguage)
                .noneMatch(text -> CHINESE.matcher(text.getValue()).find());
    }

    /** A sentence of nothing but what fills it is in none. */
    private static boolean isInALanguage(Map.Entry<String, String> text) {
        return !text.getKey().equals(OTHER_LANGUAGE)
                && text.getValue().replaceAll("\\{[^}]*}", "").codePoints().anyMatch(Character::isLetter);
    }

    /** What stands in a template is there for whoever opens it without the program, and is replaced by a text. */
    @Test
    void no_template_shows_words_of_its_own() {
        assertThat(files(TEMPLATES, ".html")).isNotEmpty().allSatisfy(template -> {
            String page = Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
            assertThat(ELEMENT.matcher(page).results().filter(element -> CHINESE.matcher(element.group(2)).find())
                    .map(MatchResult::group)).as(template.toString()).allMatch(REPLACED.asPredicate());
        });
    }

    private static Set<String> gaps(String text) {
        return new TreeSet<>(GAP.matcher(text).results().map(result -> result.group(1)).toList());
    }

    private static List<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map((MatchResult result) -> result.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String bundle) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
