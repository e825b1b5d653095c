package city.lastmile.casework;

import city.lastmile.register.Category;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** What the application tells a request's process. */
@Component
class RequestProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Arrivals arrivals;

    RequestProcess(RuntimeService runtime, TaskService tasks, Arrivals arrivals) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.arrivals = arrivals;
    }

    /** @return the id of the new process instance */
    String start(NewRequest request, Category category) {
        arrivals.arrive();
        return runtime.createProcessInstanceByKey(RequestModel.PROCESS).businessKey(request.trackingNumber())
                .setVariables(RequestVariables.inputs(request, category.groupCode(), category.urgency().name(),
                        category.confidential()))
                .execute().getProcessInstanceId();
    }

    void rated(String processInstance, Map<String, Object> rating) {
        runtime.createMessageCorrelation(RequestModel.RESIDENT_RATED).processInstanceId(processInstance)
                .setVariables(rating).correlate();
    }

    /** What was asked for came. */
    void added(String processInstance) {
        runtime.createMessageCorrelation(RequestModel.RESIDENT_ADDED).processInstanceId(processInstance).correlate();
    }

    void merged(String processInstance) {
        runtime.createMessageCorrelation(RequestModel.REQUEST_MERGED).processInstanceId(processInstance).correlate();
    }

    void withdraw(String processInstance) {
        runtime.createMessageCorrelation(RequestModel.RESIDENT_WITHDREW).processInstanceId(processInstance)
                .correlate();
    }

    /**
     * Hands the running task to the officer; a request that is still to be claimed has none yet. Who is responsible
     * stands in the file, and with requests from before that in a variable, too.
     *
     * @return the tasks that are in the officer's hands now
     */
    List<Task> reassign(String processInstance, String officer) {
        TypedValue known = runtime.getVariableTyped(processInstance, "responsibleOfficer");
        if (known != null) {
            runtime.setVariable(processInstance, "responsibleOfficer",
                    known.isTransient() ? FileFacts.passing(officer) : officer);
        }
        List<Task> found = tasks.createTaskQuery().processInstanceId(processInstance)
                .taskDefinitionKeyIn(RequestModel.HANDLE_REQUEST, RequestModel.PLAN_JOINT_HANDLING).list();
        found.forEach(task -> tasks.setAssignee(task.getId(), officer));
        return found;
    }
}
