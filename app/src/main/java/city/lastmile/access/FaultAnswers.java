package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import city.lastmile.register.GroupIds;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Says what a fault behind the engine's REST means to whoever meets it. The engine's own words, with class names in
 * them, are kept for those who build and run models; an officer could do nothing with them.
 */
@Component
class FaultAnswers {

    private static final List<String> READERS_OF_THE_ENGINES_WORDS =
            List.of(GroupIds.ADMINISTRATORS, GroupIds.DESIGNERS, GroupIds.SUPERVISORS);

    private static final Set<HttpStatus> OVERTAKEN = Set.of(HttpStatus.CONFLICT, HttpStatus.FORBIDDEN);

    private final TaskRefusals refusals;
    private final TaskPolicy policy;
    private final People people;

    FaultAnswers(TaskRefusals refusals, TaskPolicy policy, People people) {
        this.refusals = refusals;
        this.policy = policy;
        this.people = people;
    }

    /**
     * @param change what would have been changed of a task, if that was asked for
     * @param fault  why it was not
     */
    Response answer(HttpServletRequest request, Optional<TaskCall> change, Throwable fault) {
        if (fault instanceof JsonProcessingException) {
            return refusals.answer(request, new Refusal(HttpStatus.BAD_REQUEST, "access.task.unreadable"));
        }
        Optional<Refusal> meant = refusals.of(fault);
        // Who was quicker may have changed the task, or taken the right to it away with it.
        boolean overtaken = meant.isEmpty() || OVERTAKEN.contains(meant.get().status());
        return (overtaken ? change.flatMap(policy::refusal) : Optional.<Refusal>empty()).or(() -> meant)
                .map(refusal -> refusals.answer(request, refusal)).orElseGet(() -> generally(request, fault));
    }

    /** The engine's helper also writes the fault into the log. */
    private Response generally(HttpServletRequest request, Throwable fault) {
        Response engines = ExceptionHandlerHelper.getInstance().getResponse(fault);
        return readsEnginesWords() ? engines
                : refusals.answer(request, TaskRefusals.generally(engines.getStatus()));
    }

    private boolean readsEnginesWords() {
        return CurrentOfficer.id().flatMap(people::find)
                .filter(person -> !Collections.disjoint(person.groups(), READERS_OF_THE_ENGINES_WORDS)).isPresent();
    }
}
