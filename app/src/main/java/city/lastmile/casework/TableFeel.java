package city.lastmile.casework;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of decision tables once and answers them at once. The engine's own interpreter parses every cell
 * anew and builds all of FEEL's functions again for each of them: that alone was three fifths of the processor time of
 * a request's whole life. Cells here hold literals, lists of literals, comparisons, names and a name behind a text;
 * whatever else a designer writes, and every value of an unexpected type, goes to that interpreter as before.
 */
final class TableFeel implements FeelEngine {

    /** The cell that every value satisfies, and the absence of one; most cells of a table are of this kind. */
    private static final String ANYTHING = "-";

    private final FeelEngine full;
    /** As many as the deployed tables have different cells. */
    private final Map<String, Optional<CellTest>> tests = new ConcurrentHashMap<>();
    private final Map<String, Optional<CellText>> texts = new ConcurrentHashMap<>();

    TableFeel(FeelEngine full) {
        this.full = full;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        Object value = texts.computeIfAbsent(expression, CellText::of)
                .flatMap(text -> text.value(name -> value(variables, name))).orElse(null);
        return value == null ? full.evaluateSimpleExpression(expression, variables) : (T) value;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext variables) {
        if (test.equals(ANYTHING)) {
            return true;
        }
        Object value = value(variables, input);
        if (value == null) {
            return full.evaluateSimpleUnaryTests(test, input, variables);
        }
        return tests.computeIfAbsent(test, CellTest::of).flatMap(cell -> cell.holds(value))
                .orElseGet(() -> full.evaluateSimpleUnaryTests(test, input, variables));
    }

    private static @Nullable Object value(VariableContext variables, String name) {
        TypedValue value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }
}
