package city.lastmile.workbench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What must hold for a process before the engine is asked. */
@Component
class ProcessCheck {

    /** Their content is an id of the same document. */
    private static final Set<String> REFERRING_ELEMENTS = Set.of("incoming", "outgoing", "flowNodeRef");
    /** They end in Ref and name something else than an element. */
    private static final Set<String> OTHER_REFERENCES = Set.of("itemSubjectRef", "structureRef", "operationRef",
            "evaluatesToTypeRef", "correlationPropertyRef");
    private static final Set<String> READABLE = Set.of("startEvent", "endEvent", "boundaryEvent",
            "intermediateCatchEvent", "intermediateThrowEvent", "task", "userTask", "serviceTask", "sendTask",
            "receiveTask", "manualTask", "businessRuleTask", "callActivity", "subProcess", "transaction",
            "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "sequenceFlow", "lane",
            "participant");

    /** A property of a task; its value is the id of the task that follows it for the same officer. */
    private static final String FOLLOWED_BY = "followedBy";

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "connector");
    /** Attributes of the engine's that name a class or something that runs like one. */
    private static final Pattern CODE = Pattern.compile("class|.*Class|delegateExpression|.*DelegateExpression");

    private final ExpressionCheck expressions;

    ProcessCheck(ExpressionCheck expressions) {
        this.expressions = expressions;
    }

    /** @param targets what the whole set of models has, that processes refer to */
    void check(String file, Document model, Targets targets, List<Finding> findings) {
        // A field of a form has its id in its form alone.
        Map<String, Long> ids = ModelXml.elements(model)
                .filter(element -> element.hasAttribute("id") && !"formField".equals(element.getLocalName()))
                .collect(Collectors.groupingBy(element -> element.getAttribute("id"), Collectors.counting()));
        ids.forEach((id, times) -> {
            if (times > 1) {
                findings.add(Finding.of(file, id, "twice", id));
            }
        });
        ModelXml.elements(model).forEach(element -> {
            references(file, element, ids.keySet(), findings);
            bindings(file, element, targets, findings);
            code(file, element, findings);
            ids(file, element, findings);
        });
        expressions.check(file, model, findings);
    }

    private static void references(String file, Element element, Set<String> ids, List<Finding> findings) {
        ModelXml.attributes(element).filter(ProcessCheck::isReference)
                .filter(attribute -> !ids.contains(local(attribute.getNodeValue())))
                .forEach(attribute -> findings.add(Finding.of(file, ModelXml.owner(element), "dangling",
                        attribute.getLocalName(), attribute.getNodeValue())));
        if (REFERRING_ELEMENTS.contains(element.getLocalName())
                && !ids.contains(local(element.getTextContent().strip()))) {
            findings.add(Finding.of(file, ModelXml.owner(element), "dangling", element.getLocalName(),
                    element.getTextContent().strip()));
        }
        if (ModelXml.isExtension(element.getNamespaceURI()) && element.getAttribute("name").equals(FOLLOWED_BY)
                && !ids.contains(element.getAttribute("value"))) {
            findings.add(Finding.of(file, ModelXml.owner(element), "dangling", FOLLOWED_BY, element.getAttribute("value")));
        }
        if (element.getLocalName().equals("sequenceFlow")) {
            List.of("sourceRef", "targetRef").stream().filter(end -> !element.hasAttribute(end)).forEach(end ->
                    findings.add(Finding.of(file, ModelXml.owner(element), "dangling", end, "")));
        }
    }

    private static boolean isReference(Node attribute) {
        String name = attribute.getLocalName();
        return attribute.getNamespaceURI() == null && !OTHER_REFERENCES.contains(name)
                && (name.endsWith("Ref") || name.equals("default") || name.equals("bpmnElement"));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static void bindings(String file, Element element, Targets targets, List<Finding> findings) {
        String id = ModelXml.owner(element);
        ModelXml.extension(element, "formRef").ifPresent(form -> {
            target(file, id, "form", form, targets.forms(), findings);
            binding(file, element, "formRefBinding", findings);
        });
        ModelXml.extension(element, "decisionRef").ifPresent(decision -> {
            target(file, id, "decision", decision, targets.decisions(), findings);
            binding(file, element, "decisionRefBinding", findings);
        });
        if (element.getLocalName().equals("callActivity")) {
            target(file, id, "process", element.getAttribute("calledElement"), targets.processes(), findings);
            binding(file, element, "calledElementBinding", findings);
        }
    }

    private static void target(String file, String id, String kind, String name, Set<String> present,
            List<Finding> findings) {
        if (!present.contains(name)) {
            findings.add(Finding.of(file, id, "target." + kind, name));
        }
    }

    private static void binding(String file, Element element, String name, List<Finding> findings) {
        if (!ModelXml.extension(element, name).filter("deployment"::equals).isPresent()) {
            findings.add(Finding.of(file, ModelXml.owner(element), "binding", name));
        }
    }

    /** Models name beans and carry no program text: what is to be changed without a programmer stands in tables. */
    private static void code(String file, Element element, List<Finding> findings) {
        boolean extension = ModelXml.isExtension(element.getNamespaceURI());
        boolean named = ModelXml.attributes(element)
                .filter(attribute -> extension || ModelXml.isExtension(attribute.getNamespaceURI()))
                .anyMatch(attribute -> CODE.matcher(attribute.getLocalName()).matches());
        boolean otherLanguage = element.hasAttribute("language") || element.hasAttribute("scriptFormat")
                || ModelXml.extension(element, "type").filter(type -> !type.equals("external")).isPresent();
        boolean validator = element.getLocalName().equals("constraint") && element.getAttribute("name").equals("validator");
        if (SCRIPTS.contains(element.getLocalName()) || named || otherLanguage || validator) {
            findings.add(Finding.of(file, ModelXml.owner(element), "code"));
        }
    }

    private static void ids(String file, Element element, List<Finding> findings) {
        String id = element.getAttribute("id");
        boolean process = element.getLocalName().equals("process");
        if (READABLE.contains(element.getLocalName()) && !ReadableIds.isReadable(id, ReadableIds.PASCAL)) {
            findings.add(Finding.of(file, id, "id.element", id));
        }
        if (process && !ReadableIds.isReadable(id, ReadableIds.KEBAB)) {
            findings.add(Finding.of(file, id, "id.model", id));
        }
        if (process && ModelXml.extension(element, "historyTimeToLive").filter(days -> !days.isBlank()).isEmpty()) {
            findings.add(Finding.of(file, id, "timeToLive"));
        }
    }
}
