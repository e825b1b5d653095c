package city.lastmile.casework;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A condition of a decision table that needs no interpreter. */
@FunctionalInterface
interface CellTest {

    /** @return whether the condition holds, or empty when the value is not of the condition's type */
    Optional<Boolean> holds(Object value);

    /** @return the condition, or empty when it is of another kind: the interpreter's */
    static Optional<CellTest> of(String cell) {
        String text = cell.strip();
        if (Syntax.TEXTS.matcher(text).matches()) {
            return Optional.of(oneOf(true, text));
        }
        if (Syntax.OTHER_TEXTS.matcher(text).matches()) {
            return Optional.of(oneOf(false, text));
        }
        if (Syntax.PARTS.matcher(text).matches()) {
            return Optional.of(anyWithin(text));
        }
        Matcher number = Syntax.NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of(compared(number.group("operator"), Long.parseLong(number.group("number"))));
        }
        return text.equals("true") || text.equals("false") ? Optional.of(is(text.equals("true"))) : Optional.empty();
    }

    /** Some of these words stand within the text. */
    private static CellTest anyWithin(String parts) {
        Set<String> words = texts(parts);
        return value -> value instanceof String text ? Optional.of(words.stream().anyMatch(text::contains))
                : Optional.empty();
    }

    private static Set<String> texts(String cell) {
        return Syntax.TEXT.matcher(cell).results().map(text -> text.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    private static CellTest oneOf(boolean wanted, String list) {
        Set<String> listed = texts(list);
        return value -> value instanceof String text ? Optional.of(listed.contains(text) == wanted) : Optional.empty();
    }

    private static CellTest compared(String operator, long limit) {
        return value -> {
            if (!(value instanceof Integer || value instanceof Long)) {
                return Optional.empty();
            }
            int order = Long.compare(((Number) value).longValue(), limit);
            return Optional.of(switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            });
        };
    }

    private static CellTest is(boolean wanted) {
        return value -> value instanceof Boolean truth ? Optional.of(truth == wanted) : Optional.empty();
    }

    /** How such conditions look. */
    final class Syntax {

        /** A text without escapes. */
        private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
        private static final String LIST = TEXT + "(?:\\s*,\\s*" + TEXT + ")*";
        private static final Pattern TEXTS = Pattern.compile(LIST);
        private static final Pattern OTHER_TEXTS = Pattern.compile("not\\(\\s*" + LIST + "\\s*\\)");
        private static final String PART = "contains\\(\\s*\\?\\s*,\\s*" + TEXT + "\\s*\\)";
        private static final Pattern PARTS = Pattern.compile(PART + "(?:\\s+or\\s+" + PART + ")*");
        private static final Pattern NUMBER = Pattern.compile("(?<operator>[<>]=?|)\\s*(?<number>-?\\d{1,9})");

        private Syntax() {
        }
    }
}
