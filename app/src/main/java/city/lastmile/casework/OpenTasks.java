package city.lastmile.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the table of open tasks in step with the engine. Tasks of other processes than requests are none of its own. The
 * engine tells one change by several events; what stands in the table already is not written once more.
 */
@Component
class OpenTasks {

    private static final Set<String> CHANGES =
            Set.of(TaskListener.EVENTNAME_ASSIGNMENT, TaskListener.EVENTNAME_UPDATE);
    private static final Set<String> ENDS = Set.of(TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE);
    /** A task without a due date is the last of every list. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TaskService tasks;
    /** Where this transaction put its tasks: it holds their rows, so that nobody else has moved them since. */
    private final OfTransaction<Map<String, Place>> places = new OfTransaction<>(HashMap::new);

    OpenTasks(JdbcClient jdbc, TaskService tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /** Comes last: those before it may still change to whom a task goes. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number == null) {
            return;
        }
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            insert(number, task.getId(), task.getTaskDefinitionKey(), task.getName(), place(task));
        } else if (CHANGES.contains(task.getEventName())) {
            update(task.getId(), place(task));
        } else if (ENDS.contains(task.getEventName())) {
            places.get().remove(task.getId());
            jdbc.sql("delete from open_task where task_id = :id").param("id", task.getId()).update();
        }
    }

    /** @return the ids of the request's open tasks, as this transaction leaves them */
    Set<String> of(String trackingNumber) {
        return jdbc.sql("select task_id from open_task where tracking_number = ?").param(trackingNumber)
                .query(String.class).set();
    }

    private void insert(String number, String id, String key, @Nullable String name, Place place) {
        int inserted = jdbc.sql("""
                insert into open_task (task_id, tracking_number, task_key, task_name, due, assignee, offered_to,
                    more_groups, more_users, confidential)
                select :id, tracking_number, :key, :name, :due, :assignee, :offeredTo, :groups, :users, confidential
                from service_request where tracking_number = :number on conflict do nothing""")
                .param("id", id).param("number", number).param("key", key)
                .param("name", Objects.requireNonNullElse(name, key)).params(place.columns()).update();
        remember(id, place, inserted);
    }

    private void update(String id, Place place) {
        if (place.equals(places.get().get(id))) {
            return;
        }
        int updated = jdbc.sql("""
                update open_task set due = :due, assignee = :assignee, offered_to = :offeredTo, more_groups = :groups,
                    more_users = :users
                where task_id = :id and (due, assignee, offered_to, more_groups, more_users) is distinct from
                    (:due, cast(:assignee as text), cast(:offeredTo as text), cast(:groups as text[]),
                    cast(:users as text[]))""")
                .param("id", id).params(place.columns()).update();
        remember(id, place, updated);
    }

    /** A row that was found as it should be was not written, and is not held. */
    private void remember(String id, Place place, int written) {
        if (written == 1) {
            places.get().put(id, place);
        }
    }

    private static Place place(DelegateTask task) {
        return place(task.getDueDate(), task.getAssignee(), Offer.of(task));
    }

    private Place place(Task task) {
        return place(task.getDueDate(), task.getAssignee(), Offer.of(task, tasks));
    }

    private static Place place(@Nullable Date due, @Nullable String assignee, Offer offer) {
        return new Place(due == null ? NEVER : due.toInstant(), assignee, offer.groups(), offer.users());
    }

    /** What the engine tells while a candidate is being removed still names it; afterwards it can be asked. */
    void refresh(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task != null) {
            update(taskId, place(task));
        }
    }

    /** Takes in what was open before there was the table; a node that finds every task there writes nothing. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void takeInWhatWasOpen() {
        if (jdbc.sql("select exists (select from open_task)").query(Boolean.class).single()) {
            return;
        }
        for (int first = 0; ; first += PAGE) {
            var page = tasks.createTaskQuery().orderByTaskId().asc().listPage(first, PAGE);
            page.forEach(this::takeIn);
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private void takeIn(Task task) {
        Optional.ofNullable(tasks.getVariableLocal(task.getId(), "trackingNumber")).ifPresent(number ->
                insert(number.toString(), task.getId(), task.getTaskDefinitionKey(), task.getName(), place(task)));
    }

    /** When a task is due, whose it is, and to whom it is offered. */
    private record Place(Instant due, @Nullable String assignee, Set<String> groups, Set<String> users) {

        private Map<String, @Nullable Object> columns() {
            boolean alone = groups.size() == 1 && users.isEmpty();
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("due", due.atOffset(ZoneOffset.UTC));
            columns.put("assignee", assignee);
            columns.put("offeredTo", alone ? groups.iterator().next() : null);
            columns.put("groups", alone ? new String[0] : groups.toArray(String[]::new));
            columns.put("users", users.toArray(String[]::new));
            return columns;
        }
    }
}
