package city.lastmile.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a model says otherwise than another, told by element and property; where a shape is drawn does not count. */
@Component
class Differences {

    private static final Set<String> DRAWING = Set.of("BPMNDiagram", "DMNDI");

    private static final Set<String> UNTOLD = Set.of("id", "versionTag", "exporter", "exporterVersion");

    private final ObjectMapper json;

    Differences(ObjectMapper json) {
        this.json = json;
    }

    /**
     * One property that differs.
     *
     * @param element  id of the element, or of the rule and its column
     * @param property what of it
     * @param before   null when it is new
     * @param after    null when it is gone
     */
    record Difference(String element, String property, @Nullable String before, @Nullable String after) {
    }

    /** @return all differences in the order of the later model; null when one of both cannot be read */
    @Nullable List<Difference> between(String path, String before, String after) {
        try {
            Map<List<String>, String> then = before.isEmpty() ? Map.of() : flat(path, before);
            Map<List<String>, String> now = flat(path, after);
            List<Difference> differences = new ArrayList<>();
            now.forEach((key, value) -> {
                if (!Objects.equals(then.get(key), value)) {
                    differences.add(new Difference(key.get(0), key.get(1), then.get(key), value));
                }
            });
            then.forEach((key, value) -> {
                if (!now.containsKey(key)) {
                    differences.add(new Difference(key.get(0), key.get(1), value, null));
                }
            });
            return differences;
        } catch (SAXException | JsonProcessingException e) {
            return null;
        }
    }

    private Map<List<String>, String> flat(String path, String text) throws SAXException, JsonProcessingException {
        Map<List<String>, String> properties = new LinkedHashMap<>();
        if (ModelFile.kind(path) == ModelFile.Kind.FORM) {
            JsonNode form = json.readTree(text);
            json(form.path("id").asText(), "", form, properties);
        } else {
            xml("", "", ModelXml.read(text).getDocumentElement(), properties);
        }
        return properties;
    }

    private static void json(String owner, String property, JsonNode value, Map<List<String>, String> properties) {
        if (value.isObject()) {
            String id = value.path("id").asText(owner);
            value.properties().forEach(field -> json(id, joined(id.equals(owner) ? property : "", field.getKey()),
                    field.getValue(), properties));
        } else if (value.isArray()) {
            for (int at = 0; at < value.size(); at++) {
                json(owner, property + "[" + (at + 1) + "]", value.get(at), properties);
            }
        } else {
            properties.put(List.of(owner, property), value.asText());
        }
    }

    private static void xml(String owner, String way, Element element, Map<List<String>, String> properties) {
        if (DRAWING.contains(element.getLocalName())) {
            return;
        }
        boolean cell = element.getLocalName().endsWith("Entry");
        boolean named = element.hasAttribute("id") && !cell;
        String id = named ? element.getAttribute("id") : owner;
        String here = named ? "" : way;
        if (named) {
            properties.put(List.of(id, "(" + element.getLocalName() + ")"), "");
        }
        ModelXml.attributes(element).filter(attribute -> !attribute.getNodeName().startsWith("xmlns"))
                .filter(attribute -> !UNTOLD.contains(attribute.getLocalName()) && !isDefault(attribute))
                .forEach(attribute -> properties.put(List.of(id, joined(here, attribute.getLocalName())),
                        attribute.getNodeValue()));
        String text = ownText(element);
        if (!text.isEmpty() && !Set.of("incoming", "outgoing").contains(element.getLocalName())) {
            properties.put(List.of(id, here.isEmpty() ? "text" : here), text);
        }
        children(id, here, element, properties);
    }

    /** An editor leaves out what holds without being said. */
    private static boolean isDefault(Node attribute) {
        return attribute.getLocalName().equals("hitPolicy") && attribute.getNodeValue().equals("UNIQUE");
    }

    private static void children(String id, String here, Element element, Map<List<String>, String> properties) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                int number = counts.merge(inner.getLocalName(), 1, Integer::sum);
                String name = inner.hasAttribute("name") && !inner.hasAttribute("id")
                        ? inner.getLocalName() + " " + inner.getAttribute("name")
                        : inner.getLocalName() + (number > 1 || inner.getLocalName().endsWith("Entry") ? " " + number : "");
                xml(id, joined(here, label(name, inner)), inner, properties);
            }
        }
    }

    /** A cell is told by the label of its column. */
    private static String label(String name, Element cell) {
        if (!cell.getLocalName().endsWith("Entry") || !(cell.getParentNode() instanceof Element rule)
                || !(rule.getParentNode() instanceof Element table)) {
            return cell.getLocalName().equals("text") ? "" : name;
        }
        boolean input = cell.getLocalName().equals("inputEntry");
        int at = ModelXml.children(rule, cell.getLocalName()).toList().indexOf(cell);
        List<Element> columns = ModelXml.children(table, input ? "input" : "output").toList();
        if (at >= columns.size()) {
            return name;
        }
        String label = columns.get(at).getAttribute("label");
        return (input ? "" : "→ ") + (label.isEmpty() ? name : label);
    }

    private static String joined(String way, String name) {
        return way.isEmpty() ? name : name.isEmpty() ? way : way + " › " + name;
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** @return ids of the elements that the later model has no more */
    static Set<String> gone(List<Difference> differences) {
        Set<String> gone = new TreeSet<>();
        differences.stream().filter(difference -> difference.after() == null && difference.property().startsWith("("))
                .forEach(difference -> gone.add(difference.element()));
        return gone;
    }
}
