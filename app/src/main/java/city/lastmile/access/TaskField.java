package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * One field of a task's form.
 *
 * @param label      as the officer reads it
 * @param structured whether it holds a list or a group rather than a single value
 * @param mostLength how many characters it takes; an emoji or rare Han character counts as one
 * @param choices    what can be chosen; empty when anything can, or when the choices are not the form's own
 */
record TaskField(String label, boolean structured, int mostLength, Set<String> choices) {

    private static final Set<String> SINGLE =
            Set.of("", "String", "Null", "Boolean", "Integer", "Long", "Short", "Double", "Number");
    private static final Set<String> STRUCTURED = Set.of("", "String", "Null", "Json", "json");
    private static final Set<String> LISTS = Set.of("taglist", "checklist", "dynamiclist");

    /** @return the fields of a Camunda form, by the names of the variables that it sends */
    static Map<String, TaskField> of(JsonNode form) {
        Map<String, TaskField> fields = new HashMap<>();
        form.path("components").forEach(component -> collect(component, fields));
        return fields;
    }

    /** @return fields of which nothing but the name is known */
    static Map<String, TaskField> of(Collection<String> names) {
        Map<String, TaskField> fields = new HashMap<>();
        names.forEach(name -> fields.put(name, new TaskField(name, false, Integer.MAX_VALUE, Set.of())));
        return fields;
    }

    private static void collect(JsonNode component, Map<String, TaskField> fields) {
        String path = component.path("path").asText();
        String key = component.path("key").asText();
        if (!path.isEmpty()) {
            fields.put(first(path), field(component, path, true));
        } else if (!key.isEmpty() && !component.path("disabled").asBoolean()) {
            fields.put(first(key), field(component, key, key.contains(".") || LISTS.contains(component.path("type").asText())));
        }
        if (path.isEmpty()) {
            component.path("components").forEach(part -> collect(part, fields));
        }
    }

    /** {@code a.b} is sent as a variable {@code a} that holds a {@code b}. */
    private static String first(String path) {
        return path.split("\\.", 2)[0];
    }

    private static TaskField field(JsonNode component, String name, boolean structured) {
        Set<String> choices = new HashSet<>();
        component.path("values").forEach(choice -> choices.add(choice.path("value").asText()));
        return new TaskField(component.path("label").asText(name), structured,
                component.path("validate").path("maxLength").asInt(Integer.MAX_VALUE), choices);
    }

    /**
     * @param sent what the REST calls a variable: {@code {"value": …, "type": …}}
     * @return what is wrong with it, or nothing
     */
    Optional<Refusal> refusal(JsonNode sent) {
        String type = sent.path("type").asText("");
        JsonNode value = sent.path("value");
        if (!sent.isObject() || !(structured ? STRUCTURED : SINGLE).contains(type) || value.isContainerNode()) {
            return unfit("access.task.kind");
        }
        String text = value.isNull() || value.isMissingNode() ? "" : value.asText();
        if (text.codePointCount(0, text.length()) > mostLength) {
            return unfit("access.task.length", mostLength);
        }
        boolean chosen = structured || choices.isEmpty() || text.isEmpty() || choices.contains(text);
        return chosen ? Optional.empty() : unfit("access.task.choice");
    }

    private Optional<Refusal> unfit(String key, Object... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = label;
        System.arraycopy(details, 0, arguments, 1, details.length);
        return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, key, arguments));
    }
}
