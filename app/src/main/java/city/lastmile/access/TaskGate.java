package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
        List<String> path = call.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList();
        int task = path.indexOf("task");
        if (!HttpMethod.POST.equals(call.getMethod()) || task < 0 || path.size() != task + 3) {
            return;
        }
        byte[] body = call.getEntityStream().readNBytes(LARGEST_FORM_BYTES + 1);
        call.setEntityStream(new ByteArrayInputStream(body));
        ApplicationContext beans = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        TaskRefusals refusals = beans.getBean(TaskRefusals.class);
        refusal(beans, path.get(task + 1), path.get(task + 2), body)
                .ifPresent(refusal -> call.abortWith(refusals.answer(request, refusal)));
    }

    private static Optional<Refusal> refusal(ApplicationContext beans, String task, String action, byte[] body) {
        return body.length > LARGEST_FORM_BYTES
                ? Optional.of(new Refusal(HttpStatus.PAYLOAD_TOO_LARGE, "access.task.large"))
                : beans.getBean(TaskPolicy.class).refusal(task, action, body);
    }
}
