package city.lastmile.access;

import city.lastmile.access.TaskDesk.Follower;
import city.lastmile.casework.CardsAhead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Reads in the model which task follows for whoever completes one. Whoever has no network between the two can so fill in
 * both; a designer says where that makes sense.
 */
@Component
class Followers {

    private static final String FOLLOWED_BY = "followedBy";
    private static final String FOLLOWED_WHEN = "followedWhen";
    private static final String FORM = ".form";

    private final RepositoryService repository;
    private final TaskService tasks;
    private final EngineSession session;
    private final TaskForms forms;
    private final CardsAhead cards;
    private final ObjectMapper json;
    /** A deployment never changes; its forms are few. */
    private final Map<String, Map<String, JsonNode>> known = new ConcurrentHashMap<>();

    Followers(RepositoryService repository, TaskService tasks, EngineSession session, TaskForms forms, CardsAhead cards,
            ObjectMapper json) {
        this.repository = repository;
        this.tasks = tasks;
        this.session = session;
        this.forms = forms;
        this.cards = cards;
        this.json = json;
    }

    /** @return what follows the task, if its model names a task with a form that was deployed with it */
    Optional<Follower> of(Task task) {
        return session.asSystem(() -> {
            String definition = task.getProcessDefinitionId();
            BpmnModelInstance model = definition == null ? null : repository.getBpmnModelInstance(definition);
            if (model == null || !(model.getModelElementById(task.getTaskDefinitionKey()) instanceof UserTask before)) {
                return Optional.empty();
            }
            return property(before, FOLLOWED_BY).map(id -> model.<ModelElementInstance>getModelElementById(id))
                    .filter(UserTask.class::isInstance).map(UserTask.class::cast)
                    .flatMap(next -> form(definition, next).map(form -> new Follower(next.getId(), next.getName(),
                            property(before, FOLLOWED_WHEN).orElse(""), form, values(task, next, form))));
        });
    }

    private static Optional<String> property(UserTask task, String name) {
        return task.getExtensionElements() == null ? Optional.empty()
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue).findFirst();
    }

    private Optional<JsonNode> form(String definition, UserTask task) {
        return Optional.ofNullable(task.getCamundaFormRef()).flatMap(name -> Optional.ofNullable(
                known.computeIfAbsent(repository.getProcessDefinition(definition).getDeploymentId(), this::read).get(name)));
    }

    private Map<String, JsonNode> read(String deployment) {
        Map<String, JsonNode> read = new ConcurrentHashMap<>();
        repository.getDeploymentResourceNames(deployment).stream().filter(name -> name.endsWith(FORM)).forEach(name -> {
            try (InputStream content = repository.getResourceAsStream(deployment, name)) {
                JsonNode form = json.readTree(content);
                read.put(form.path("id").asText(), form);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return read;
    }

    /** What stands on the one's card says nothing of the other's deadline. */
    private JsonNode values(Task task, UserTask next, JsonNode form) {
        Object number = tasks.getVariableLocal(task.getId(), "trackingNumber");
        return forms.values(Variables.fromMap(number == null ? Map.of()
                : cards.of(number.toString(), next.getCamundaDueDate())), form);
    }
}
