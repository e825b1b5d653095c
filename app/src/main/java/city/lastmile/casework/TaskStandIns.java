package city.lastmile.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that every task of a request is before somebody who is there: when it begins, and again when those it is
 * before go on leave or have to keep out. No deadline moves.
 */
@Component
class TaskStandIns {

    private static final Set<String> OF_RESPONSIBLE =
            Set.of(RequestModel.HANDLE_REQUEST, RequestModel.PLAN_JOINT_HANDLING);

    private final StandIns standIns;
    private final RequestLedger ledger;
    private final RequestProcess process;
    private final TaskService tasks;

    TaskStandIns(StandIns standIns, RequestLedger ledger, RequestProcess process, TaskService tasks) {
        this.standIns = standIns;
        this.ledger = ledger;
        this.process = process;
        this.tasks = tasks;
    }

    @EventListener
    void on(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number != null && TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            standIns.line(number).ifPresent(line -> begin(task, line));
        }
    }

    private void begin(DelegateTask task, StandIns.Line line) {
        String number = line.file().trackingNumber();
        String officer = task.getAssignee();
        if (officer == null) {
            forGroups(groups(task.getCandidates()), line).ifPresent(found -> {
                task.addCandidateGroup(found.id());
                ledger.write(number, StandIns.note(offices(groups(task.getCandidates()), found), found));
            });
        } else if (!standIns.isFree(officer, line.file())) {
            standIns.forOfficer(officer, String.valueOf(line.file().responsibleGroup()), line).ifPresent(found -> {
                task.setAssignee(found.id());
                if (OF_RESPONSIBLE.contains(task.getTaskDefinitionKey())) {
                    task.getExecution().setVariable("responsibleOfficer", found.id());
                    ledger.set(number, Map.of(Fact.RESPONSIBLE_OFFICER, found.id()));
                }
                ledger.write(number, handedOver(officer, found, line));
            });
        }
    }

    /**
     * Looks at a task again, and hands it over where whoever has it can no longer work on it.
     *
     * @return whether anything changed
     */
    @Transactional
    public boolean lookAgain(String taskId, String trackingNumber) {
        if (ledger.hold(trackingNumber).isEmpty()) {
            return false;
        }
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        Optional<StandIns.Line> line = task == null ? Optional.empty() : standIns.line(trackingNumber);
        return line.isPresent() && (task.getAssignee() == null ? offer(task, line.get()) : handOver(task, line.get()));
    }

    private boolean offer(Task task, StandIns.Line line) {
        Set<String> groups = groups(tasks.getIdentityLinksForTask(task.getId()));
        Optional<StandIns.Found> found = forGroups(groups, line);
        found.ifPresent(standIn -> {
            tasks.addCandidateGroup(task.getId(), standIn.id());
            ledger.write(line.file().trackingNumber(), StandIns.note(offices(groups, standIn), standIn));
        });
        return found.isPresent();
    }

    /** What was taken from an office goes back to it; what was an officer's own goes to who stands in for him. */
    private boolean handOver(Task task, StandIns.Line line) {
        String officer = task.getAssignee();
        if (standIns.isFree(officer, line.file())) {
            return false;
        }
        Set<String> groups = groups(tasks.getIdentityLinksForTask(task.getId()));
        if (!groups.isEmpty()) {
            tasks.setAssignee(task.getId(), null);
            String office = groups.iterator().next();
            ledger.write(line.file().trackingNumber(), handedOver(officer, new StandIns.Found(office, "-"), line));
            offer(task, line);
            return true;
        }
        Optional<StandIns.Found> found =
                standIns.forOfficer(officer, String.valueOf(line.file().responsibleGroup()), line);
        found.ifPresent(standIn -> giveTo(standIn, task, line));
        return found.isPresent();
    }

    private void giveTo(StandIns.Found found, Task task, StandIns.Line line) {
        String number = line.file().trackingNumber();
        if (OF_RESPONSIBLE.contains(task.getTaskDefinitionKey())) {
            ledger.set(number, Map.of(Fact.RESPONSIBLE_OFFICER, found.id()));
            process.reassign(task.getProcessInstanceId(), found.id());
        } else {
            tasks.setAssignee(task.getId(), found.id());
        }
        ledger.write(number, handedOver(task.getAssignee(), found, line));
    }

    private Optional<StandIns.Found> forGroups(Set<String> groups, StandIns.Line line) {
        boolean somebody = groups.isEmpty()
                || groups.stream().anyMatch(group -> !standIns.free(group, line.file()).isEmpty());
        return somebody ? Optional.empty() : groups.stream().map(group -> standIns.forOffice(group, line))
                .flatMap(Optional::stream).filter(found -> !groups.contains(found.id())).findFirst();
    }

    private static JournalNote handedOver(String officer, StandIns.Found found, StandIns.Line line) {
        return JournalNote.bySystem(JournalEvent.HANDED_OVER, line.file().responsibleGroup(),
                officer + " → " + found.id() + " · " + found.rule());
    }

    private static String offices(Set<String> groups, StandIns.Found found) {
        return groups.stream().filter(group -> !group.equals(found.id())).sorted().collect(Collectors.joining(", "));
    }

    private static Set<String> groups(Collection<? extends IdentityLink> links) {
        return links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }
}
