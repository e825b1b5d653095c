package city.lastmile.workbench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The variables that a decision reads, its own and those of the decisions that it requires, with their types. */
final class DecisionInputs {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, Element> decisions;

    private DecisionInputs(Map<String, Element> decisions) {
        this.decisions = decisions;
    }

    /** How a value is typed in. */
    enum Type {
        TEXT, NUMBER, YES_NO, DATE;

        static Type of(String typeRef) {
            return switch (typeRef.toLowerCase(Locale.ROOT)) {
                case "boolean" -> YES_NO;
                case "integer", "long", "double", "number" -> NUMBER;
                case "date" -> DATE;
                default -> TEXT;
            };
        }
    }

    /**
     * One variable.
     *
     * @param label of the first column that reads it
     */
    record Input(String name, String label, Type type) {

        /**
         * @return the value that was typed, or null for nothing
         * @throws IllegalArgumentException when it is not of the type
         */
        @Nullable Object value(String typed) {
            String text = typed.strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return switch (type) {
                    case TEXT -> text;
                    case NUMBER -> number(new BigDecimal(text));
                    case YES_NO -> Boolean.valueOf(text);
                    case DATE -> Date.from(LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault())
                            .toInstant());
                };
            } catch (NumberFormatException | DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        private static Number number(BigDecimal value) {
            return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                    ? (Number) value.intValueExact() : (Number) value.doubleValue();
        }
    }

    /**
     * @param file text of a DMN file
     * @throws SAXException when it cannot be read
     */
    static DecisionInputs read(String file) throws SAXException {
        Document model = ModelXml.read(file);
        return new DecisionInputs(ModelXml.elements(model, "decision").collect(Collectors.toMap(
                decision -> decision.getAttribute("id"), decision -> decision, (one, other) -> one, LinkedHashMap::new)));
    }

    /** @return ids and names of all decisions of the file */
    Map<String, String> decisions() {
        Map<String, String> names = new LinkedHashMap<>();
        decisions.forEach((id, decision) -> names.put(id, decision.getAttribute("name")));
        return names;
    }

    /** @return what the decision reads and no decision before it gives; empty for an unknown decision */
    List<Input> of(String decision) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        Set<String> given = new TreeSet<>();
        collect(decision, inputs, given, new TreeSet<>());
        given.forEach(inputs::remove);
        return List.copyOf(inputs.values());
    }

    private void collect(String id, Map<String, Input> inputs, Set<String> given, Set<String> seen) {
        Element decision = decisions.get(id);
        if (decision == null || !seen.add(id)) {
            return;
        }
        ModelXml.children(decision, "informationRequirement")
                .flatMap(requirement -> ModelXml.children(requirement, "requiredDecision"))
                .map(required -> required.getAttribute("href").replaceFirst("^#", "")).forEach(required -> {
                    collect(required, inputs, given, seen);
                    Optional.ofNullable(decisions.get(required)).ifPresent(before -> outputs(before, given));
                });
        ModelXml.children(decision, "decisionTable").flatMap(table -> ModelXml.children(table, "input"))
                .forEach(input -> ModelXml.children(input, "inputExpression").forEach(expression ->
                        add(input.getAttribute("label"), expression, inputs)));
    }

    private static void outputs(Element decision, Set<String> given) {
        ModelXml.children(decision, "decisionTable").flatMap(table -> ModelXml.children(table, "output"))
                .forEach(output -> given.add(output.getAttribute("name")));
        ModelXml.children(decision, "variable").forEach(variable -> given.add(variable.getAttribute("name")));
    }

    private static void add(String label, Element expression, Map<String, Input> inputs) {
        String name = ModelXml.cell(expression);
        if (NAME.matcher(name).matches()) {
            inputs.putIfAbsent(name, new Input(name, label, Type.of(expression.getAttribute("typeRef"))));
        }
    }
}
