package city.lastmile.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must hold for a form, so that Tasklist shows it and its answers have names. */
@Component
class FormCheck {

    /** form-js 1.8.7, which Tasklist brings, reads schemas up to this version. */
    private static final int NEWEST_SCHEMA = 16;
    private static final Set<String> TYPES = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "checklist",
            "radio", "select", "taglist", "text", "html", "image", "table", "group", "dynamiclist", "iframe", "separator",
            "spacer", "button");
    /** They show and ask nothing, hence have no key. */
    private static final Set<String> WITHOUT_KEY = Set.of("text", "html", "image", "table", "group", "dynamiclist",
            "iframe", "separator", "spacer", "button");

    void check(String file, JsonNode form, List<Finding> findings) {
        String id = form.path("id").asText();
        if (!form.isObject() || !form.path("components").isArray() || form.path("components").isEmpty()) {
            findings.add(Finding.of(file, id, "form.empty"));
            return;
        }
        if (!ReadableIds.isReadable(id, ReadableIds.KEBAB)) {
            findings.add(Finding.of(file, id, "id.model", id));
        }
        if (!form.path("schemaVersion").isInt() || form.path("schemaVersion").asInt() > NEWEST_SCHEMA) {
            findings.add(Finding.of(file, id, "form.schema", NEWEST_SCHEMA));
        }
        if (!form.path("executionPlatform").asText().equals("Camunda Platform")) {
            findings.add(Finding.of(file, id, "form.platform"));
        }
        Set<String> ids = new HashSet<>();
        components(form).forEach(component -> component(file, component, ids, findings));
    }

    static List<JsonNode> components(JsonNode container) {
        List<JsonNode> all = new ArrayList<>();
        container.path("components").forEach(component -> {
            all.add(component);
            all.addAll(components(component));
        });
        return all;
    }

    private static void component(String file, JsonNode component, Set<String> ids, List<Finding> findings) {
        String id = component.path("id").asText();
        String type = component.path("type").asText();
        String key = component.path("key").asText();
        if (!ReadableIds.isReadable(id, ReadableIds.PASCAL)) {
            findings.add(Finding.of(file, id, "id.element", id));
        }
        if (!ids.add(id)) {
            findings.add(Finding.of(file, id, "twice", id));
        }
        if (!TYPES.contains(type)) {
            findings.add(Finding.of(file, id, "form.type", type));
        }
        if (!WITHOUT_KEY.contains(type) && !ReadableIds.isReadable(key, ReadableIds.CAMEL)) {
            findings.add(Finding.of(file, id, "form.key", key));
        }
    }
}
