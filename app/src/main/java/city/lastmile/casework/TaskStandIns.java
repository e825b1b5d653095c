package city.lastmile.casework;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that every task of a request is before somebody who can work on it, and before nobody who must keep out:
 * when it begins, and again when those it is before go on leave or have to keep out. No deadline moves.
 */
@Component
class TaskStandIns {

    private static final Set<String> OF_RESPONSIBLE =
            Set.of(RequestModel.HANDLE_REQUEST, RequestModel.PLAN_JOINT_HANDLING);

    private final StandIns standIns;
    private final RequestLedger ledger;
    private final RequestProcess process;
    private final TaskService tasks;
    private final TaskSight sight;
    private final OpenTasks openTasks;
    private final ApplicationEventPublisher events;

    TaskStandIns(StandIns standIns, RequestLedger ledger, RequestProcess process, TaskService tasks, TaskSight sight,
            OpenTasks openTasks, ApplicationEventPublisher events) {
        this.standIns = standIns;
        this.ledger = ledger;
        this.process = process;
        this.tasks = tasks;
        this.sight = sight;
        this.openTasks = openTasks;
        this.events = events;
    }

    @EventListener
    @Order(0)
    void on(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number != null && TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            standIns.line(number).ifPresent(line -> begin(task, line));
        }
    }

    private void begin(DelegateTask task, StandIns.Line line) {
        String officer = task.getAssignee();
        if (sight.concerns(line.file())) {
            events.publishEvent(new Began(task.getId(), line.file().trackingNumber()));
        }
        if (officer == null) {
            arrange(Offer.of(task), line);
        } else if (!standIns.isFree(officer, line.file())) {
            standIns.forOfficer(officer, office(line), line).ifPresent(found -> {
                task.setAssignee(found.id());
                if (OF_RESPONSIBLE.contains(task.getTaskDefinitionKey())) {
                    new RequestVariables(task.getExecution()).setResponsibleOfficer(found.id());
                    ledger.set(line.file().trackingNumber(), Map.of(Fact.RESPONSIBLE_OFFICER, found.id()));
                }
                ledger.write(line.file().trackingNumber(), handedOver(officer, found.id() + " · " + found.rule(), line));
            });
        }
    }

    /** A task has begun that somebody may have to be kept from; what the engine granted is in its tables after that. */
    record Began(String taskId, String trackingNumber) {
    }

    /** Looks again at every task of the request. */
    void lookAgain(String trackingNumber) {
        sight.withoutRegardToRights(() -> tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).list()
                .forEach(task -> look(task.getId(), trackingNumber)));
    }

    /**
     * Looks at a task again, and hands it over where whoever has it can no longer work on it; in a transaction of its
     * own, since the one before may just have ended.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void lookAgain(String taskId, String trackingNumber) {
        if (ledger.hold(trackingNumber).isPresent()) {
            look(taskId, trackingNumber);
        }
    }

    private void look(String taskId, String trackingNumber) {
        sight.withoutRegardToRights(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task != null) {
                standIns.line(trackingNumber).ifPresent(line -> look(task, Offer.of(task, tasks), line));
            }
        });
    }

    private void look(Task task, Offer offer, StandIns.Line line) {
        String officer = task.getAssignee();
        if (officer == null) {
            arrange(offer, line);
        } else if (!standIns.isFree(officer, line.file())) {
            handOver(task, offer, line);
        }
        if (sight.concerns(line.file())) {
            sight.takeFromThoseWhoKeepOut(task, offer, line.file());
            openTasks.refresh(task.getId());
        }
    }

    /** What was taken from an office goes back to it; what was an officer's own goes to who stands in for him. */
    private void handOver(Task task, Offer offer, StandIns.Line line) {
        if (offer.isToNobody()) {
            standIns.forOfficer(task.getAssignee(), office(line), line).ifPresent(found -> giveTo(found, task, line));
        } else {
            tasks.setAssignee(task.getId(), null);
            String office = offer.groups().stream().findFirst().orElseGet(() -> office(line));
            ledger.write(line.file().trackingNumber(),
                    JournalNote.bySystem(JournalEvent.GIVEN_BACK, office, task.getAssignee() + " → " + office));
            arrange(offer, line);
        }
    }

    private void giveTo(StandIns.Found found, Task task, StandIns.Line line) {
        String number = line.file().trackingNumber();
        if (OF_RESPONSIBLE.contains(task.getTaskDefinitionKey())) {
            ledger.set(number, Map.of(Fact.RESPONSIBLE_OFFICER, found.id()));
            process.reassign(task.getProcessInstanceId(), found.id());
        } else {
            tasks.setAssignee(task.getId(), found.id());
        }
        ledger.write(number, handedOver(task.getAssignee(), found.id() + " · " + found.rule(), line));
    }

    /** Offers the task to somebody who is there. */
    private void arrange(Offer offer, StandIns.Line line) {
        Set<String> groups = offer.groups();
        Set<String> users = offer.users();
        if (groups.isEmpty() && users.isEmpty()) {
            return;
        }
        boolean somebody = users.stream().anyMatch(user -> standIns.isFree(user, line.file()))
                || groups.stream().anyMatch(group -> !standIns.free(group, line.file()).isEmpty());
        Optional<StandIns.Found> found = somebody ? Optional.empty()
                : groups.isEmpty() ? standIns.forThose(users, office(line), line)
                : groups.stream().map(group -> standIns.forOffice(group, line)).flatMap(Optional::stream)
                .filter(standIn -> !groups.contains(standIn.id())).findFirst();
        found.ifPresent(standIn -> {
            offer.addGroup().accept(standIn.id());
            ledger.write(line.file().trackingNumber(),
                    StandIns.note(groups.isEmpty() ? office(line) : String.join(", ", groups), standIn));
        });
    }

    private static String office(StandIns.Line line) {
        return String.valueOf(line.file().responsibleGroup());
    }

    private static JournalNote handedOver(String officer, String to, StandIns.Line line) {
        return JournalNote.bySystem(JournalEvent.HANDED_OVER, line.file().responsibleGroup(), officer + " → " + to);
    }
}
