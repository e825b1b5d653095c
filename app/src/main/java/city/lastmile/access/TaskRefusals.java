package city.lastmile.access;

import city.lastmile.platform.RefusedInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What is refused of a task, why, and how it is said. */
@Component
class TaskRefusals {

    private static final String OF_ANOTHER_TENANT = "ENGINE-13034 ";
    private static final Set<HttpStatus> EXPLAINED =
            Set.of(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

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
        if (cause instanceof AuthorizationException) {
            return Optional.of(new Refusal(HttpStatus.FORBIDDEN, "access.refused.right"));
        }
        return isOfAnotherTenant(cause) ? Optional.of(generally(HttpStatus.NOT_FOUND.value())) : Optional.empty();
    }

    /** The engine has no exception of its own for this. */
    private static boolean isOfAnotherTenant(@Nullable Throwable cause) {
        return cause instanceof ProcessEngineException
                && String.valueOf(cause.getMessage()).startsWith(OF_ANOTHER_TENANT);
    }

    /** @return what can be said when nothing but the status is known */
    static Refusal generally(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        HttpStatus explained = known != null && EXPLAINED.contains(known) ? known
                : status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? HttpStatus.BAD_REQUEST
                : HttpStatus.INTERNAL_SERVER_ERROR;
        return new Refusal(explained, "error." + explained.value() + ".detail");
    }

    Refusal taken(String assignee) {
        return new Refusal(HttpStatus.CONFLICT, "access.task.taken", people.called(assignee));
    }

    Response answer(HttpServletRequest request, Refusal refusal) {
        return Response.status(refusal.status().value()).type(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .entity(problems.text(request, refusal.status(), refusal.key(), refusal.arguments())).build();
    }
}
