package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the engine's rights do not say of tasks. A colleague who may see a task may not take it out of another's hands or
 * complete it for him; nobody lets go of a task that would then belong to no one; and a completed form brings the
 * fields of the task's own form and nothing else, for the browser's form is no gate to a program. The form is asked as
 * it was deployed, so that a designer's new field needs nothing here.
 */
@Component
class TaskPolicy {

    private static final Set<String> COMPLETIONS = Set.of("complete", "submit-form");

    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final EngineSession session;
    private final TaskRefusals refusals;
    private final ObjectMapper json;

    TaskPolicy(TaskService tasks, FormService forms, HistoryService history, EngineSession session,
            TaskRefusals refusals, ObjectMapper json) {
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.session = session;
        this.refusals = refusals;
        this.json = json;
    }

    /**
     * @param id     of the task
     * @param action what is to be done with it, as the REST names it
     * @param body   what was sent
     * @return why not, or nothing
     */
    Optional<Refusal> refusal(String id, String action, byte[] body) {
        Task task = session.asSystem(() -> tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult());
        if (task == null) {
            return Optional.of(absent(id));
        }
        if (tasks.createTaskQuery().taskId(id).count() == 0) {
            return Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.task.notYours"));
        }
        String me = CurrentOfficer.id().orElseThrow();
        if (task.getAssignee() != null && !task.getAssignee().equals(me)) {
            return takesFromAnother(action) ? Optional.of(refusals.taken(task.getAssignee())) : Optional.empty();
        }
        if (action.equals("claim") && !me.equals(read(body).path("userId").asText())) {
            return Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.task.forYourself"));
        }
        if (action.equals("unclaim") && belongsToNobodyElse(id)) {
            return Optional.of(new Refusal(HttpStatus.CONFLICT, "access.task.nobodyElse"));
        }
        return COMPLETIONS.contains(action) ? foreignField(task, body) : Optional.empty();
    }

    private Refusal absent(String id) {
        boolean finished = session.asSystem(() ->
                history.createHistoricTaskInstanceQuery().taskId(id).count()) > 0;
        return finished ? new Refusal(HttpStatus.CONFLICT, "access.task.finished")
                : new Refusal(HttpStatus.NOT_FOUND, "access.task.unknown");
    }

    private static boolean takesFromAnother(String action) {
        return COMPLETIONS.contains(action) || action.equals("claim") || action.equals("unclaim");
    }

    private boolean belongsToNobodyElse(String id) {
        return session.asSystem(() -> tasks.getIdentityLinksForTask(id)).stream().map(IdentityLink::getType)
                .noneMatch(IdentityLinkType.CANDIDATE::equals);
    }

    private Optional<Refusal> foreignField(Task task, byte[] body) {
        if (task.getCamundaFormRef() == null) {
            return Optional.empty();
        }
        Set<String> own = fields(task.getId());
        Iterator<String> sent = read(body).path("variables").fieldNames();
        while (sent.hasNext()) {
            String field = sent.next();
            if (!own.contains(field)) {
                return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "access.task.field", field));
            }
        }
        return Optional.empty();
    }

    private Set<String> fields(String task) {
        try (InputStream form = session.asSystem(() -> forms.getDeployedTaskForm(task))) {
            Set<String> keys = new HashSet<>();
            json.readTree(form).findValues("key").forEach(key -> keys.add(key.asText()));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be read is for the REST itself to refuse. */
    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }
}
