package city.lastmile.support;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestFile;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Drives one request through its process by name: its tasks, its timers, its continuations. */
@TestComponent
public class CaseDriver {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Casework casework;
    private final TaskService tasks;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final CityRegister register;
    private final Clock clock;

    CaseDriver(CityRegister register, Casework casework, TaskService tasks, ManagementService management, RuntimeService runtime,
            Clock clock) {
        this.register = register;
        this.casework = casework;
        this.tasks = tasks;
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Reports a matter in a grid of the town and leaves triage still to do. */
    public String report(String category, @Nullable String town, @Nullable String grid, @Nullable String subject) {
        return report(category, town, grid, subject, false);
    }

    /** Reports a matter whose resident left an address, for the caller to store, and leaves triage still to do. */
    public String reportWithContact(String category, String town, String grid, @Nullable String subject) {
        return report(category, town, grid, subject, true);
    }

    private String report(String category, @Nullable String town, @Nullable String grid, @Nullable String subject,
            boolean contactLeft) {
        String number = "T%08d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "路边有一处问题，请处理。", category, town, grid, null, null, null, subject,
                "test", false, contactLeft, null, clock.instant()));
        return number;
    }

    /** Reports a matter in a grid of the town and leaves a telephone number and triage still to do. */
    public String reportWithPhone(String category, String town, String grid) {
        String number = "T%08d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "路边有一处问题，请处理。", category, town, grid, null, null, null, null,
                "test", true, true, null, clock.instant()));
        return number;
    }

    /** Reports in these words, at a point of the town, and leaves acceptance still to do. */
    public String report(String words, String category, @Nullable String town, double latitude, double longitude) {
        String number = "T%08d".formatted(NUMBERS.incrementAndGet());
        casework.open(request(number, words, category, town, latitude, longitude));
        return number;
    }

    /** @return a report that nobody has stored yet */
    public NewRequest request(String number, String words, String category, @Nullable String town, double latitude,
            double longitude) {
        return new NewRequest(number, words, category, town, null, null, latitude, longitude, null, "test",
                clock.instant());
    }

    /** Reports in these words, without any place. */
    public String reportAnywhere(String words, String category) {
        String number = "T%08d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, words, category, null, null, null, null, null, null, "test",
                clock.instant()));
        return number;
    }

    /** Runs the continuation or fires the timer of the element; fails when there is not exactly one. */
    public void fire(String trackingNumber, String element) {
        management.executeJob(job(trackingNumber, element).getId());
    }

    /** Fires all the timers of the element, of which there must be one at least. */
    public void fireEach(String trackingNumber, String element) {
        List<Job> jobs = jobs(trackingNumber, element);
        assertThat(jobs).as("jobs of %s for %s", element, trackingNumber).isNotEmpty();
        jobs.forEach(job -> management.executeJob(job.getId()));
    }

    /** @return when the timer of the element is due */
    public Date due(String trackingNumber, String element) {
        return job(trackingNumber, element).getDuedate();
    }

    private Job job(String trackingNumber, String element) {
        List<Job> jobs = jobs(trackingNumber, element);
        assertThat(jobs).as("jobs of %s for %s", element, trackingNumber).hasSize(1);
        return jobs.get(0);
    }

    private List<Job> jobs(String trackingNumber, String element) {
        return instances(trackingNumber).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).list().stream())
                .filter(job -> element.equals(activity(job))).toList();
    }

    private String activity(Job job) {
        return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId();
    }

    /** @return ids of all running process instances of the request, its supervisions included */
    public List<String> instances(String trackingNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(trackingNumber).list().stream()
                .map(instance -> instance.getProcessInstanceId()).toList();
    }

    /** @return all values that the engine keeps for the request now, as texts */
    public List<String> everyVariable(String trackingNumber) {
        return instances(trackingNumber).stream().flatMap(instance -> runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance).list().stream()).filter(variable -> variable.getTaskId() == null)
                .map(variable -> String.valueOf(variable.getValue())).toList();
    }

    /** @return the names of all elements that wait for a time to come */
    public List<String> timers(String trackingNumber) {
        return instances(trackingNumber).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).timers().list().stream())
                .map(this::activity).sorted().toList();
    }

    /** @return the open tasks of the request, by their names in the model, sorted */
    public List<String> tasks(String trackingNumber) {
        return tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).list().stream()
                .map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** @return the one open task of that name */
    public Task task(String trackingNumber, String key) {
        List<Task> found = tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).taskDefinitionKey(key)
                .list();
        assertThat(found).as("open tasks %s of %s", key, trackingNumber).hasSize(1);
        return found.get(0);
    }

    /** Completes the task as the officer, as Tasklist would. */
    public void complete(String trackingNumber, String key, String officer, Map<String, Object> form) {
        complete(task(trackingNumber, key), officer, form);
    }

    /** Completes the first of several tasks of that name. */
    public void completeFirst(String trackingNumber, String key, String officer, Map<String, Object> form) {
        complete(tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).taskDefinitionKey(key).list()
                .get(0), officer, form);
    }

    /** Completes the task that is offered to the group, as one of its members. */
    public void completeOffered(String trackingNumber, String key, String group, Map<String, Object> form) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).taskDefinitionKey(key)
                .taskCandidateGroup(group).includeAssignedTasks().singleResult();
        String officer = task.getAssignee() == null ? register.members(group).get(0).id() : task.getAssignee();
        complete(task, officer, form);
    }

    /** @return when the timers of the element are due, earliest first */
    public List<Date> dues(String trackingNumber, String element) {
        return jobs(trackingNumber, element).stream().map(Job::getDuedate).sorted().toList();
    }

    /** Fires the timer of the element that was set first. */
    public void fireFirst(String trackingNumber, String element) {
        management.executeJob(jobs(trackingNumber, element).get(0).getId());
    }

    /** Gives the task back to its group. */
    public void release(String trackingNumber, String key) {
        tasks.setAssignee(task(trackingNumber, key).getId(), null);
    }

    private void complete(Task task, String officer, Map<String, Object> form) {
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), officer);
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isEqualTo(officer);
        tasks.complete(task.getId(), form);
    }

    /** @return the request as it stands */
    public RequestFile file(String trackingNumber) {
        return casework.find(trackingNumber).orElseThrow();
    }
}
