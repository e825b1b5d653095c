package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Holds a completed task to the options of the form that it carries, in the version that was deployed with its process,
 * by whichever way it is completed. A designer's new option so needs nothing here, and an old case does not know it.
 */
@Component
class FormOptions {

    private static final Set<String> ONE_OF_SEVERAL = Set.of("select", "radio");
    /** The form goes with the model, so that it never changes for a task of this model. */
    private static final String WITH_ITS_MODEL = "deployment";

    /**
     * A field with options.
     *
     * @param name   as officers read it
     * @param labels of its options, by their values
     */
    private record Field(String name, Map<String, String> labels) {
    }

    private final FormService forms;
    private final ObjectMapper json;
    private final Map<String, Map<String, Field>> known = new ConcurrentHashMap<>();

    FormOptions(FormService forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /** Leaves the labels of what was chosen to the steps that follow in this transaction. */
    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName())) {
            fields(task).forEach((key, field) -> {
                if (task.getVariable(key) instanceof String value && !value.isBlank()) {
                    task.setVariable(key + Choice.LABEL, FileFacts.passing(label(field, value.strip())));
                }
            });
        }
    }

    private static String label(Field field, String value) {
        String label = field.labels().get(value);
        if (label == null) {
            throw new RefusedInputException("task.refused.option", field.name(), TaskRules.shown(value));
        }
        return label;
    }

    private Map<String, Field> fields(DelegateTask task) {
        UserTask model = task.getBpmnModelElementInstance();
        if (model == null || model.getCamundaFormRef() == null) {
            return Map.of();
        }
        return WITH_ITS_MODEL.equals(model.getCamundaFormRefBinding())
                ? known.computeIfAbsent(task.getProcessDefinitionId() + ' ' + task.getTaskDefinitionKey(),
                        unread -> read(task))
                : read(task);
    }

    private Map<String, Field> read(DelegateTask task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            Map<String, Field> fields = new LinkedHashMap<>();
            json.readTree(form).path("components").forEach(component -> collect(component, fields));
            return Map.copyOf(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in a list of groups is sent as one value and is not chosen among options; what is shown only is not sent. */
    private static void collect(JsonNode component, Map<String, Field> fields) {
        String key = component.path("key").asText();
        boolean chosen = ONE_OF_SEVERAL.contains(component.path("type").asText()) && !key.contains(".")
                && !component.path("disabled").asBoolean() && !component.path("readonly").asBoolean();
        if (chosen && component.path("values").isArray()) {
            Map<String, String> labels = new LinkedHashMap<>();
            component.path("values").forEach(option ->
                    labels.put(option.path("value").asText(), option.path("label").asText()));
            fields.put(key, new Field(component.path("label").asText(key), labels));
        }
        if (component.path("path").asText().isEmpty()) {
            component.path("components").forEach(part -> collect(part, fields));
        }
    }
}
