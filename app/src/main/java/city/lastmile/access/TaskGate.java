package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Stands before everything that the engine's REST would do to a task, and asks {@link TaskPolicy} first. */
@NullUnmarked
final class TaskGate implements ContainerRequestFilter {

    private static final int LARGEST_FORM_BYTES = 1_000_000;

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) throws IOException {
        Optional<TaskCall> change = TaskCall.of(call.getMethod(), call.getUriInfo().getPathSegments());
        if (change.isPresent()) {
            ApplicationContext beans =
                    WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
            TaskRefusals refusals = beans.getBean(TaskRefusals.class);
            refusal(beans.getBean(TaskPolicy.class), change.get(), call)
                    .ifPresent(refusal -> call.abortWith(refusals.answer(request, refusal)));
        }
    }

    private static Optional<Refusal> refusal(TaskPolicy policy, TaskCall change, ContainerRequestContext call)
            throws IOException {
        Optional<Refusal> refusal = policy.refusal(change);
        if (refusal.isPresent() || !change.takes()) {
            return refusal;
        }
        byte[] body = call.getEntityStream().readNBytes(LARGEST_FORM_BYTES + 1);
        call.setEntityStream(new ByteArrayInputStream(body));
        return body.length > LARGEST_FORM_BYTES
                ? Optional.of(new Refusal(HttpStatus.PAYLOAD_TOO_LARGE, "access.task.large"))
                : policy.refusal(change, body);
    }
}
