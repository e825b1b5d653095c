package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reading of cells must never differ from FEEL's own. */
class TableFeelTest {

    private static final String INPUT = "cellInput";

    private final FeelEngine full = new ScalaFeelEngineFactory().createInstance();
    private final FeelEngine quick = new TableFeel(full);
    private final FeelEngine alone = new TableFeel(new Refusing());

    private final List<DmnModelInstance> tables = Stream.of(new File("../dmn").listFiles())
            .map(Dmn::readModelFromFile).toList();

    @Test
    void every_condition_of_every_table_holds_for_the_same_values_as_before() {
        Set<String> conditions = cells(InputEntry.class);
        List<Object> values = new ArrayList<>(List.of("", "unheardOf", "370281001", true, false, 0, 1, 2, 3, 4, 5, 4L));
        conditions.forEach(condition -> Arrays.stream(condition.split("\"")).forEach(values::add));

        assertThat(conditions).hasSizeGreaterThan(50).allSatisfy(condition -> values.forEach(value ->
                assertThat(holds(quick, condition, value)).as("%s for %s", condition, value)
                        .isEqualTo(holds(full, condition, value))));
    }

    @Test
    void every_input_and_result_of_every_table_is_what_it_was() {
        Set<String> expressions = cells(OutputEntry.class);
        expressions.addAll(cells(InputExpression.class));
        for (Object value : List.of("", "x", true, false, 0, 4, 4L)) {
            assertThat(expressions).hasSizeGreaterThan(50).allSatisfy(expression ->
                    assertThat(evaluated(quick, expression, value)).as("%s where names are %s", expression, value)
                            .isEqualTo(evaluated(full, expression, value)));
        }
    }

    @Test
    void no_table_needs_the_interpreter_for_values_of_the_type_it_expects() {
        assertThat(cells(InputEntry.class)).allSatisfy(condition -> {
            Object value = condition.contains("\"") ? "x" : condition.matches("true|false") ? (Object) true : 1;
            assertThat(holds(alone, condition, value)).isEqualTo(holds(full, condition, value));
        });
        Set<String> results = cells(OutputEntry.class);
        assertThat(results).allSatisfy(result ->
                assertThat(evaluated(alone, result, "x")).isEqualTo(evaluated(full, result, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\"a\"", "not(\"a\")", "> 0", "true", "null", "not(null)"})
    void a_missing_value_is_judged_as_before(String condition) {
        assertThat(holds(quick, condition, null)).isEqualTo(holds(full, condition, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\" , \"b\"", "not( \"a\",\"b\" )", "not(\"a\"", "\"a\\\"b\"", "\"a\", 1", "-1", "<= 2", "= 2",
        "[1..3]", "> 1, < 0", "-", " - ", "not(2)", "null", "not(true)", "ends with(?, \"b\")", "\"\"",
        "contains(?, \"a\") or contains( ? ,\"c\" )", "contains(?, \"\")", "contains(?, \"a\") and contains(?, \"b\")"})
    void conditions_beyond_the_tables_agree_with_the_interpreter_too(String condition) {
        for (Object value : List.of("a", "b", "c", "ab", "a\"b", "", 2, 0, -1, true, 2.5, 4L)) {
            assertThat(holds(quick, condition, value)).as("%s for %s", condition, value)
                    .isEqualTo(holds(full, condition, value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\" + name", "\"a\"+name", "name + \"a\"", "\"a\\\"\" + name", "name", "absent", "\"a\" + absent", "null",
        "1 + 1", "if name = \"x\" then \"y\" else \"z\"", "\"a\" + \"b\"", "true", "\"\"", "string length(name)"})
    void expressions_beyond_the_tables_agree_with_the_interpreter_too(String expression) {
        for (Object value : List.of("x", "", true, 4, 4L, 2.5)) {
            assertThat(evaluated(quick, expression, value)).as("%s for %s", expression, value)
                    .isEqualTo(evaluated(full, expression, value));
        }
    }

    @Test
    void nothing_is_answered_for_a_cell_that_is_no_feel() {
        assertThatThrownBy(() -> quick.evaluateSimpleUnaryTests("\"open", INPUT, context(INPUT, "x")))
                .isInstanceOf(FeelException.class);
    }

    private static Object holds(FeelEngine feel, String condition, @Nullable Object value) {
        return outcome(() -> feel.evaluateSimpleUnaryTests(condition, INPUT, context(INPUT, value)));
    }

    /** Every name that the expression may hold has the value, save the one that is absent. */
    private static Object evaluated(FeelEngine feel, String expression, Object value) {
        String[] names = expression.replaceAll("\"[^\"]*\"", " ").replace("absent", " ").split("\\W+");
        return outcome(() -> feel.evaluateSimpleExpression(expression, context(value, names)));
    }

    private static Object outcome(Supplier<Object> evaluation) {
        try {
            Object value = evaluation.get();
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        } catch (FeelException e) {
            return FeelException.class;
        }
    }

    private static VariableContext context(String name, @Nullable Object value) {
        return Variables.createVariables().putValue(name, value).asVariableContext();
    }

    private static VariableContext context(Object value, String... names) {
        var variables = Variables.createVariables();
        Stream.of(names).filter(name -> !name.isBlank()).forEach(name -> variables.putValue(name, value));
        return variables.asVariableContext();
    }

    private <T extends DmnElement> Set<String> cells(Class<T> kind) {
        Set<String> cells = new TreeSet<>();
        tables.forEach(table -> table.getModelElementsByType(kind).forEach(element -> element
                .getChildElementsByType(Text.class).forEach(text -> cells.add(text.getTextContent().strip()))));
        cells.remove("");
        return cells;
    }

    /** Stands for the interpreter where it must not be needed. */
    private static final class Refusing implements FeelEngine {

        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            throw new AssertionError("The interpreter was asked for " + expression);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext variables) {
            throw new AssertionError("The interpreter was asked for " + test);
        }
    }
}
