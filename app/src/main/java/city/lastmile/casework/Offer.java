package city.lastmile.casework;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/** To whom a task is offered, of one that begins just now or one that waits. */
record Offer(Supplier<Collection<? extends IdentityLink>> links, Consumer<String> addGroup, Consumer<String> removeGroup,
        Consumer<String> addUser, Consumer<String> removeUser) {

    static Offer of(DelegateTask task) {
        return new Offer(task::getCandidates, task::addCandidateGroup, task::deleteCandidateGroup,
                task::addCandidateUser, task::deleteCandidateUser);
    }

    static Offer of(Task task, TaskService tasks) {
        String id = task.getId();
        return new Offer(() -> tasks.getIdentityLinksForTask(id), group -> tasks.addCandidateGroup(id, group),
                group -> tasks.deleteCandidateGroup(id, group), user -> tasks.addCandidateUser(id, user),
                user -> tasks.deleteCandidateUser(id, user));
    }

    Set<String> groups() {
        return candidates(IdentityLink::getGroupId);
    }

    Set<String> users() {
        return candidates(IdentityLink::getUserId);
    }

    boolean isToNobody() {
        return groups().isEmpty() && users().isEmpty();
    }

    private Set<String> candidates(Function<IdentityLink, String> kind) {
        return links.get().stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(kind)
                .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }
}
