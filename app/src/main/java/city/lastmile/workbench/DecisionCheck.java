package city.lastmile.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.feel.FeelEngine;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What must hold for a file of decision tables: the engine itself reads a cell only when a request meets it. */
@Component
class DecisionCheck {

    private static final Set<String> FEEL = Set.of("feel", "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "http://www.omg.org/spec/dmn/20180521/feel/", "http://www.omg.org/spec/feel/20140401");
    private static final Set<String> TYPES =
            Set.of("", "string", "boolean", "integer", "long", "double", "number", "date", "any");
    /** What a decision of ours may hold; the engine knows no other. */
    private static final Set<String> LOGIC = Set.of("context", "invocation", "functionDefinition", "relation", "list",
            "businessKnowledgeModel", "encapsulatedLogic");

    /** Parses only; external functions are off in it, as in the engine. */
    private final FeelEngine feel = new FeelEngine.Builder().build();

    void check(String file, Document model, List<Finding> findings) {
        Map<String, Long> ids = ModelXml.elements(model).filter(element -> element.hasAttribute("id"))
                .collect(Collectors.groupingBy(element -> element.getAttribute("id"), Collectors.counting()));
        ids.forEach((id, times) -> {
            if (times > 1) {
                findings.add(Finding.of(file, id, "twice", id));
            }
        });
        ModelXml.elements(model).forEach(element -> {
            references(file, element, ids.keySet(), findings);
            language(file, element, findings);
        });
        ModelXml.elements(model, "decision").forEach(decision -> decision(file, decision, findings));
        ModelXml.elements(model, "decisionTable").forEach(table -> table(file, table, findings));
        ModelXml.elements(model, "inputExpression").filter(input -> !ModelXml.cell(input).isEmpty())
                .forEach(input -> expression(file, input, findings));
        ModelXml.elements(model, "decision").flatMap(decision -> ModelXml.children(decision, "literalExpression"))
                .forEach(literal -> expression(file, literal, findings));
    }

    private static void references(String file, Element element, Set<String> ids, List<Finding> findings) {
        ModelXml.attribute(element, "href").filter(href -> !href.startsWith("#") || !ids.contains(href.substring(1)))
                .ifPresent(href -> findings.add(Finding.of(file, ModelXml.owner(element), "dangling", "href", href)));
        ModelXml.attribute(element, "dmnElementRef").filter(id -> !ids.contains(id))
                .ifPresent(id -> findings.add(Finding.of(file, ModelXml.owner(element), "dangling", "dmnElementRef", id)));
        ModelXml.attribute(element, "typeRef").filter(type -> !TYPES.contains(type.toLowerCase(Locale.ROOT)))
                .ifPresent(type -> findings.add(Finding.of(file, ModelXml.owner(element), "type", type)));
    }

    private static void language(String file, Element element, List<Finding> findings) {
        ModelXml.attribute(element, "expressionLanguage").filter(name -> !FEEL.contains(name.toLowerCase(Locale.ROOT)))
                .ifPresent(name -> findings.add(Finding.of(file, ModelXml.owner(element), "language", name)));
        if (LOGIC.contains(element.getLocalName())) {
            findings.add(Finding.of(file, ModelXml.owner(element), "logic", element.getLocalName()));
        }
    }

    private static void decision(String file, Element decision, List<Finding> findings) {
        String id = decision.getAttribute("id");
        if (!ReadableIds.isReadable(id, ReadableIds.KEBAB)) {
            findings.add(Finding.of(file, id, "id.model", id));
        }
        if (ModelXml.extension(decision, "historyTimeToLive").filter(days -> !days.isBlank()).isEmpty()) {
            findings.add(Finding.of(file, id, "timeToLive"));
        }
        if (ModelXml.children(decision, "decisionTable").findAny().isEmpty()
                && ModelXml.children(decision, "literalExpression").findAny().isEmpty()) {
            findings.add(Finding.of(file, id, "empty"));
        }
    }

    private void table(String file, Element table, List<Finding> findings) {
        long inputs = ModelXml.children(table, "input").count();
        long outputs = ModelXml.children(table, "output").count();
        ModelXml.children(table, "output").filter(output ->
                !ReadableIds.isReadable(output.getAttribute("name"), ReadableIds.CAMEL)).forEach(output ->
                findings.add(Finding.of(file, ModelXml.owner(output), "id.output", output.getAttribute("name"))));
        List<Element> rules = ModelXml.children(table, "rule").toList();
        if (rules.isEmpty()) {
            findings.add(Finding.of(file, ModelXml.owner(table), "noRule"));
        }
        rules.forEach(rule -> rule(file, rule, inputs, outputs, findings));
        if (table.getAttribute("hitPolicy").equals("FIRST") && !rules.isEmpty()
                && !ModelXml.children(rules.get(rules.size() - 1), "inputEntry").map(ModelXml::cell)
                        .allMatch(text -> text.isEmpty() || text.equals("-"))) {
            findings.add(Finding.of(file, rules.get(rules.size() - 1).getAttribute("id"), "catchAll"));
        }
    }

    private void rule(String file, Element rule, long inputs, long outputs, List<Finding> findings) {
        String id = rule.getAttribute("id");
        if (!ReadableIds.isReadable(id, ReadableIds.CAMEL)) {
            findings.add(Finding.of(file, id, "id.rule", id));
        }
        if (ModelXml.children(rule, "inputEntry").count() != inputs
                || ModelXml.children(rule, "outputEntry").count() != outputs) {
            findings.add(Finding.of(file, id, "width"));
        }
        ModelXml.children(rule, "inputEntry").filter(entry -> !ModelXml.cell(entry).isEmpty())
                .filter(entry -> feel.parseUnaryTests(ModelXml.cell(entry)).isLeft())
                .forEach(entry -> findings.add(Finding.of(file, id, "cell", ModelXml.cell(entry))));
        ModelXml.children(rule, "outputEntry").filter(entry -> !ModelXml.cell(entry).isEmpty())
                .filter(entry -> feel.parseExpression(ModelXml.cell(entry)).isLeft())
                .forEach(entry -> findings.add(Finding.of(file, id, "cell", ModelXml.cell(entry))));
    }

    private void expression(String file, Element expression, List<Finding> findings) {
        if (feel.parseExpression(ModelXml.cell(expression)).isLeft()) {
            findings.add(Finding.of(file, ModelXml.owner(expression), "cell", ModelXml.cell(expression)));
        }
    }
}
