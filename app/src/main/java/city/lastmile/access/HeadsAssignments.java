package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import city.lastmile.casework.CaseFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the task by which a request is given to somebody, and completes it past the gate that Tasklist passes. */
@Component
class HeadsAssignments implements Assignments {

    private static final String CLAIM = "ClaimRequest";
    private static final String SUPERVISE = "SuperviseRequest";
    private static final List<String> ASSIGN = List.of("AssignRequest", "AssignRequestByCity");

    private final TaskService tasks;
    private final TaskPolicy policy;
    private final TaskRefusals refusals;
    private final EngineSession session;
    private final People people;
    private final ObjectMapper json;

    HeadsAssignments(TaskService tasks, TaskPolicy policy, TaskRefusals refusals, EngineSession session,
            People people, ObjectMapper json) {
        this.tasks = tasks;
        this.policy = policy;
        this.refusals = refusals;
        this.session = session;
        this.people = people;
        this.json = json;
    }

    @Override
    @Transactional
    public void assign(CaseFile file, String officer, String words) {
        String number = file.request().trackingNumber();
        List<Task> mine = session.as(me(), () -> mine().processInstanceBusinessKey(number).list());
        Optional<Task> assignment = mine.stream().filter(task -> ASSIGN.contains(task.getTaskDefinitionKey())).findFirst();
        Optional<Task> claim = session.asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(number)
                .taskDefinitionKey(CLAIM).list().stream().findFirst());
        Optional<Task> supervision = mine.stream().filter(task -> SUPERVISE.equals(task.getTaskDefinitionKey())).findFirst();
        if (assignment.isPresent()) {
            complete(assignment.get().getId(), Map.of("assignee", officer, "instruction", words));
        } else if (claim.isPresent()) {
            takePart(claim.get(), file);
            complete(claim.get().getId(), Map.of("nextStep", "CLAIM", "assignee", officer, "claimNote", words));
        } else if (supervision.isPresent()) {
            complete(supervision.get().getId(), Map.of("measure", "REASSIGN", "assignee", officer, "instruction", words));
        } else {
            throw new AssignmentRefusedException(new Refusal(HttpStatus.CONFLICT, "access.assign.none"));
        }
    }

    /** Whoever stands above the office has a part in its claims when he wishes to; the task is not offered to him else. */
    private void takePart(Task claim, CaseFile file) {
        String superior = file.superior();
        boolean above = superior != null && CurrentOfficer.id().filter(me -> people.isMember(me, superior)).isPresent();
        if (above && claim.getAssignee() == null && session.asSystem(() -> tasks.getIdentityLinksForTask(claim.getId()))
                .stream().map(IdentityLink::getGroupId).noneMatch(superior::equals)) {
            session.asSystem(() -> {
                tasks.addCandidateGroup(claim.getId(), superior);
                return claim;
            });
        }
    }

    private void complete(String task, Map<String, String> fields) {
        ObjectNode body = json.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        Map<String, Object> values = new HashMap<>();
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                variables.putObject(name).put("value", value.strip());
                values.put(name, value.strip());
            }
        });
        session.as(me(), () -> pass(task, body.toString().getBytes(StandardCharsets.UTF_8), values));
    }

    private String pass(String task, byte[] sent, Map<String, Object> values) {
        TaskCall call = new TaskCall(task, "complete");
        policy.refusal(call).or(() -> policy.refusal(call, sent)).ifPresent(refusal -> {
            throw new AssignmentRefusedException(refusal);
        });
        try {
            tasks.claim(task, me());
            tasks.complete(task, values);
            return task;
        } catch (RuntimeException fault) {
            throw refusals.of(fault).<RuntimeException>map(AssignmentRefusedException::new).orElse(fault);
        }
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().or().taskAssignee(me()).taskCandidateUser(me()).endOr();
    }

    private static String me() {
        return CurrentOfficer.id().orElseThrow();
    }
}
