package city.lastmile.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the workbench shares with the editors' Chinese texts and with the linter of the build. */
class EditorTextsTest {

    private static final Path TEXTS = Path.of("src/main/frontend/src/zh.json");
    private static final Path NAMES = Path.of("src/test/lint/names.mjs");
    private static final Pattern GAP = Pattern.compile("\\{[A-Za-z]+}");

    @Test
    void every_text_of_the_editors_is_chinese_and_keeps_its_gaps() throws IOException {
        Map<String, String> texts = new ObjectMapper().readValue(TEXTS.toFile(), new TypeReference<>() { });

        assertThat(texts).hasSizeGreaterThan(500).allSatisfy((english, chinese) -> {
            assertThat(chinese).as(english).isNotBlank();
            assertThat(gaps(chinese)).as(english).isEqualTo(gaps(english));
        });
        assertThat(texts.entrySet().stream().filter(text -> text.getValue().matches(".*\\p{IsHan}.*")).count())
                .isGreaterThan(texts.size() * 98L / 100);
    }

    private static TreeSet<String> gaps(String text) {
        return new TreeSet<>(GAP.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void the_workbench_finds_readable_what_the_linter_does() throws IOException {
        String names = Files.readString(NAMES).replaceAll("'\\s*\\+ '", "").replace("\\\\", "\\");

        assertThat(names).contains("KEBAB = /" + ReadableIds.KEBAB + "/", "PASCAL = /" + ReadableIds.PASCAL + "/",
                "CAMEL = /" + ReadableIds.CAMEL + "/", "'" + ReadableIds.MADE_BY_TOOLS + "', 'i'");
        assertThat(ReadableIds.isReadable("Flow_0abc123", ReadableIds.PASCAL)).isFalse();
        assertThat(ReadableIds.isReadable("ClaimRequest", ReadableIds.PASCAL)).isTrue();
    }
}
