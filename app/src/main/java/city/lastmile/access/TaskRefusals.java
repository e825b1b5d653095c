package city.lastmile.access;

import city.lastmile.platform.RefusedInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What is refused of a task, why, and how it is said. */
@Component
class TaskRefusals {

    private final Problems problems;
    private final People people;

    TaskRefusals(Problems problems, People people) {
        this.problems = problems;
        this.people = people;
    }

    /**
     * One refusal.
     *
     * @param status    of the answer
     * @param key       of the text
     * @param arguments what the text names
     */
    record Refusal(HttpStatus status, String key, Object... arguments) {
    }

    /** @return the refusal that the fault means, or nothing when it is none of ours */
    Optional<Refusal> of(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause).limit(20)
                .map(this::meaning).flatMap(Optional::stream).findFirst();
    }

    private Optional<Refusal> meaning(@Nullable Throwable cause) {
        if (cause instanceof RefusedInputException refused) {
            return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, refused.messageKey(), refused.arguments()));
        }
        if (cause instanceof TaskAlreadyClaimedException claimed) {
            return Optional.of(taken(claimed.getTaskAssignee()));
        }
        if (cause instanceof OptimisticLockingException) {
            return Optional.of(new Refusal(HttpStatus.CONFLICT, "access.task.changed"));
        }
        return cause instanceof AuthorizationException
                ? Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.refused.right")) : Optional.empty();
    }

    Refusal taken(String assignee) {
        return new Refusal(HttpStatus.CONFLICT, "access.task.taken", people.called(assignee));
    }

    Response answer(HttpServletRequest request, Refusal refusal) {
        return Response.status(refusal.status().value()).type(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .entity(problems.text(request, refusal.status(), refusal.key(), refusal.arguments())).build();
    }
}
