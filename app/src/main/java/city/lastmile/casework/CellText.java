package city.lastmile.casework;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An input or a result of a decision table that needs no interpreter: a literal, a name, a name behind a text. */
@FunctionalInterface
interface CellText {

    /**
     * @param variables a variable's value by its name, or null when there is none
     * @return the value, or empty when a variable is missing or of a type that FEEL would convert
     */
    Optional<Object> value(Function<String, @Nullable Object> variables);

    /** @return the expression, or empty when it is of another kind: the interpreter's */
    static Optional<CellText> of(String cell) {
        String text = cell.strip();
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(variables -> Optional.of(text.equals("true")));
        }
        if (Syntax.NUMBER.matcher(text).matches()) {
            return Optional.of(variables -> Optional.of(Long.parseLong(text)));
        }
        Matcher literal = Syntax.LITERAL.matcher(text);
        if (literal.matches()) {
            return Optional.of(variables -> Optional.of(literal.group("text")));
        }
        if (Syntax.NAME.matcher(text).matches() && !text.equals("null")) {
            return Optional.of(variables -> named(variables.apply(text)));
        }
        Matcher behind = Syntax.NAME_BEHIND_TEXT.matcher(text);
        return behind.matches() ? Optional.of(joined(behind.group("text"), behind.group("name"))) : Optional.empty();
    }

    /** FEEL knows one kind of whole number; it comes out as a long. */
    private static Optional<Object> named(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(((Number) value).longValue());
        }
        return value instanceof String || value instanceof Boolean ? Optional.of(value) : Optional.empty();
    }

    private static CellText joined(String text, String name) {
        return variables -> variables.apply(name) instanceof String word ? Optional.of(text + word) : Optional.empty();
    }

    /** How such expressions look. */
    final class Syntax {

        /** A text without escapes. */
        private static final Pattern LITERAL = Pattern.compile("\"(?<text>[^\"\\\\]*)\"");
        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
        private static final Pattern NAME = Pattern.compile("(?<name>[A-Za-z_][A-Za-z_0-9]*)");
        private static final Pattern NAME_BEHIND_TEXT = Pattern.compile(LITERAL + "\\s*\\+\\s*" + NAME);

        private Syntax() {
        }
    }
}
