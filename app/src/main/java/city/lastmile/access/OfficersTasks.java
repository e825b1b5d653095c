package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Works on tasks in the name of the person signed on; {@link TaskPolicy} is asked as it is for the REST interface. */
@Component
class OfficersTasks implements TaskDesk {

    private static final TypeReference<Map<String, VariableValueDto>> VARIABLES = new TypeReference<>() {
    };

    private final ProcessEngine engine;
    private final EngineSession session;
    private final TaskPolicy policy;
    private final TaskRefusals refusals;
    private final TaskForms forms;
    private final Followers followers;
    private final People people;
    private final ObjectMapper json;

    OfficersTasks(ProcessEngine engine, EngineSession session, TaskPolicy policy, TaskRefusals refusals,
            TaskForms forms, Followers followers, People people, ObjectMapper json) {
        this.engine = engine;
        this.session = session;
        this.policy = policy;
        this.refusals = refusals;
        this.forms = forms;
        this.followers = followers;
        this.people = people;
        this.json = json;
    }

    @Override
    public boolean worksOnTasks() {
        return CurrentOfficer.id().flatMap(people::find)
                .filter(person -> !Collections.disjoint(person.groups(), EngineRights.TASK_WORKERS)).isPresent();
    }

    @Override
    public List<FormTask> of(String trackingNumber) {
        String me = me();
        return session.as(me, () -> before(me).processInstanceBusinessKey(trackingNumber)
                .orderByTaskCreateTime().asc().initializeFormKeys().list().stream()
                .map(task -> formTask(task, me)).toList());
    }

    @Override
    public Optional<FormTask> find(String taskId) {
        String me = me();
        return session.as(me, () -> Optional.ofNullable(before(me).taskId(taskId).initializeFormKeys().singleResult())
                .map(task -> formTask(task, me)));
    }

    @Override
    public Optional<String> inHand(String trackingNumber, String key) {
        String me = me();
        List<Task> found = session.as(me, () -> engine.getTaskService().createTaskQuery().taskAssignee(me)
                .processInstanceBusinessKey(trackingNumber).taskDefinitionKey(key).listPage(0, 2));
        return found.size() == 1 ? Optional.of(found.get(0).getId()) : Optional.empty();
    }

    @Override
    public List<Waiting> waiting(String process, int most) {
        String me = me();
        List<Task> found = session.as(me, () -> before(me).processDefinitionKey(process).orderByDueDate().asc()
                .listPage(0, most));
        return session.asSystem(() -> found.stream().map(this::waiting).toList());
    }

    private Waiting waiting(Task task) {
        return new Waiting(task.getId(), task.getTaskDefinitionKey(), task.getName(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                Map.copyOf(engine.getTaskService().getVariablesLocal(task.getId())));
    }

    private TaskQuery before(String officer) {
        return engine.getTaskService().createTaskQuery().or().taskAssignee(officer).taskCandidateUser(officer).endOr();
    }

    private FormTask formTask(Task task, String me) {
        JsonNode form = forms.form(task).orElseGet(JsonNodeFactory.instance::objectNode);
        return new FormTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), me.equals(task.getAssignee()),
                form, forms.values(task, form), followers.of(task).orElse(null));
    }

    @Override
    public void take(String taskId) {
        ObjectNode body = json.createObjectNode().put("userId", me());
        pass(new TaskCall(taskId, TaskCall.CLAIM), body, () -> engine.getTaskService().claim(taskId, me()));
    }

    @Override
    public void complete(String taskId, JsonNode variables) {
        ObjectNode body = json.createObjectNode();
        body.set("variables", variables);
        pass(new TaskCall(taskId, "complete"), body, () -> {
            engine.getTaskService().claim(taskId, me());
            engine.getTaskService().complete(taskId, typed(variables));
        });
    }

    private Map<String, Object> typed(JsonNode variables) {
        return VariableValueDto.toMap(json.convertValue(variables, VARIABLES), engine, json);
    }

    private void pass(TaskCall call, ObjectNode body, Runnable work) {
        session.as(me(), () -> {
            byte[] sent = body.toString().getBytes(StandardCharsets.UTF_8);
            policy.refusal(call).or(() -> policy.refusal(call, sent)).ifPresent(refusal -> {
                throw new TaskRefusedException(refusal);
            });
            try {
                work.run();
            } catch (RuntimeException fault) {
                throw meaning(call, fault).<RuntimeException>map(TaskRefusedException::new).orElse(fault);
            }
            return call;
        });
    }

    /** Between the question and the deed somebody else may have been quicker; with the task goes the right to it. */
    private Optional<Refusal> meaning(TaskCall call, RuntimeException fault) {
        Optional<Refusal> meant = refusals.of(fault).or(() -> fault instanceof NullValueException
                ? Optional.of(new Refusal(HttpStatus.CONFLICT, "access.task.finished")) : Optional.empty());
        return meant.filter(refusal -> refusal.status() == HttpStatus.FORBIDDEN)
                .flatMap(refusal -> policy.refusal(call)).or(() -> meant);
    }

    private static String me() {
        return CurrentOfficer.id().orElseThrow();
    }
}
