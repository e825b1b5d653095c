package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Holds what was sent against the task's own form, for the browser's form is no gate to a program: its fields and
 * nothing else, in the kind and length and of the choices that it offers. The form is asked as it was deployed, so that
 * a designer's new field needs nothing here.
 */
@Component
class TaskForms {

    private final TaskService tasks;
    private final FormService forms;
    private final EngineSession session;
    private final ObjectMapper json;

    TaskForms(TaskService tasks, FormService forms, EngineSession session, ObjectMapper json) {
        this.tasks = tasks;
        this.forms = forms;
        this.session = session;
        this.json = json;
    }

    /** @return what is wrong with the variables, or nothing */
    Optional<Refusal> refusal(String task, JsonNode variables) {
        if (variables.isMissingNode() || variables.isNull()) {
            return Optional.empty();
        }
        if (!variables.isObject()) {
            return Optional.of(new Refusal(HttpStatus.BAD_REQUEST, "access.task.unreadable"));
        }
        Map<String, TaskField> fields = session.asSystem(() -> fields(task));
        return variables.properties().stream()
                .map(sent -> refusal(fields.get(sent.getKey()), sent.getKey(), sent.getValue()))
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> refusal(@Nullable TaskField field, String name, JsonNode sent) {
        if (field == null) {
            return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "access.task.field", name));
        }
        return field.refusal(sent);
    }

    /** A task without a form has no fields. */
    private Map<String, TaskField> fields(String id) {
        Task task = tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult();
        if (task == null) {
            return Map.of();
        }
        return task.getCamundaFormRef() == null ? generated(id) : deployed(id);
    }

    private Map<String, TaskField> deployed(String task) {
        return TaskField.of(read(task));
    }

    private JsonNode read(String task) {
        try (InputStream form = forms.getDeployedTaskForm(task)) {
            return json.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the Camunda form that was deployed with the task's model; the task is queried with its form key */
    Optional<JsonNode> form(Task task) {
        return task.getCamundaFormRef() == null ? Optional.empty()
                : Optional.of(session.asSystem(() -> read(task.getId())));
    }

    /**
     * @return the variables that the form names, and none besides, as the thread's officer is given them: some lists are
     *         made for whoever opens the form
     */
    JsonNode values(Task task, JsonNode form) {
        return values(forms.getTaskFormVariables(task.getId(), null, false), form);
    }

    /** @return those of the variables that the form names */
    JsonNode values(VariableMap all, JsonNode form) {
        String text = form.toString();
        ObjectNode values = json.createObjectNode();
        all.keySet().stream().filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find())
                .forEach(name -> values.set(name, value(all.getValueTyped(name))));
        return values;
    }

    private JsonNode value(TypedValue typed) {
        if (typed instanceof SerializableValue serialized && serialized.getValueSerialized() != null) {
            try {
                return json.readTree(serialized.getValueSerialized());
            } catch (JsonProcessingException e) {
                return json.nullNode();
            }
        }
        return typed.getValue() instanceof Date moment ? json.valueToTree(moment.toInstant().toString())
                : json.valueToTree(typed.getValue());
    }

    private Map<String, TaskField> generated(String task) {
        return TaskField.of(forms.getTaskFormData(task).getFormFields().stream().map(FormField::getId).toList());
    }
}
