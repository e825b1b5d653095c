package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import city.lastmile.casework.Suitability;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.GroupIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the engine's rights do not say of tasks. A colleague who may see a task may not take it out of another's hands or
 * complete it for him; nobody lets go of a task that would then belong to no one; and officers claim and complete, but
 * do nothing else: whoever may complete a task might, as far as the engine is concerned, also resolve it or throw an
 * error out of it, and write whatever variables he likes on the way.
 */
@Component
class TaskPolicy {

    /** Also of a confidential task, for whoever may not know that there is one. */
    private static final Refusal UNKNOWN = new Refusal(HttpStatus.NOT_FOUND, "access.task.unknown");

    private final TaskService tasks;
    private final HistoryService history;
    private final EngineSession session;
    private final People people;
    private final TaskRefusals refusals;
    private final TaskForms forms;
    private final Suitability suitability;
    private final ObjectMapper json;

    TaskPolicy(TaskService tasks, HistoryService history, EngineSession session, People people, TaskRefusals refusals,
            TaskForms forms, Suitability suitability, ObjectMapper json) {
        this.tasks = tasks;
        this.history = history;
        this.session = session;
        this.people = people;
        this.refusals = refusals;
        this.forms = forms;
        this.suitability = suitability;
        this.json = json;
    }

    /** @return why the officer may not do that to the task as it stands, whatever was sent; or nothing */
    Optional<Refusal> refusal(TaskCall call) {
        Task task = find(call.task());
        if (task == null) {
            return Optional.of(absent(call.task()));
        }
        if (tasks.createTaskQuery().taskId(call.task()).count() == 0) {
            return Optional.of(session.belongsTo(task.getTenantId())
                    ? new Refusal(HttpStatus.FORBIDDEN, "access.task.notYours") : UNKNOWN);
        }
        String me = me();
        if (!call.takes()) {
            return people.isMember(me, GroupIds.ADMINISTRATORS) ? Optional.empty()
                    : Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.task.byForm"));
        }
        return task.getAssignee() == null || task.getAssignee().equals(me) ? Optional.empty()
                : Optional.of(refusals.taken(task.getAssignee()));
    }

    /**
     * @param call takes a task that the officer may take
     * @param body what was sent
     * @return why not so, or nothing
     */
    Optional<Refusal> refusal(TaskCall call, byte[] body) {
        JsonNode sent = read(body);
        if (sent == null) {
            return Optional.of(new Refusal(HttpStatus.BAD_REQUEST, "access.task.unreadable"));
        }
        if (call.action().equals(TaskCall.CLAIM) && !me().equals(sent.path("userId").asText())) {
            return Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.task.forYourself"));
        }
        if (call.action().equals(TaskCall.UNCLAIM) && belongsToNobodyElse(call.task())) {
            return Optional.of(new Refusal(HttpStatus.CONFLICT, "access.task.nobodyElse"));
        }
        Optional<Refusal> unfit = call.action().equals(TaskCall.UNCLAIM) ? Optional.empty() : unfit(call.task());
        if (unfit.isPresent()) {
            return unfit;
        }
        return call.completes() ? forms.refusal(call.task(), sent.path("variables")) : Optional.empty();
    }

    /** On leave, or with an interest in the matter. */
    private Optional<Refusal> unfit(String task) {
        Object number = session.asSystem(() -> tasks.getVariableLocal(task, "trackingNumber"));
        try {
            if (number != null) {
                suitability.requireFree(me(), number.toString());
            }
            return Optional.empty();
        } catch (RefusedInputException refused) {
            return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, refused.messageKey(), refused.arguments()));
        }
    }

    private @Nullable Task find(String id) {
        return session.asSystem(() -> tasks.createTaskQuery().taskId(id).singleResult());
    }

    private Refusal absent(String id) {
        HistoricTaskInstance finished = session.asSystem(() ->
                history.createHistoricTaskInstanceQuery().taskId(id).finished().singleResult());
        return finished != null && session.belongsTo(finished.getTenantId())
                ? new Refusal(HttpStatus.CONFLICT, "access.task.finished") : UNKNOWN;
    }

    private boolean belongsToNobodyElse(String id) {
        return session.asSystem(() -> tasks.getIdentityLinksForTask(id)).stream().map(IdentityLink::getType)
                .noneMatch(IdentityLinkType.CANDIDATE::equals);
    }

    private static String me() {
        return CurrentOfficer.id().orElseThrow();
    }

    /** Read as strictly as nothing behind it reads: what is not understood here does not get there. */
    private @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode sent = json.readTree(body);
            return sent.isObject() || sent.isMissingNode() ? sent : null;
        } catch (IOException e) {
            return null;
        }
    }
}
