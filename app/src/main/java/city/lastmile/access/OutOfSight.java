package city.lastmile.access;

import city.lastmile.access.TaskRefusals.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Leaves out of what the engine's REST answers what {@link KeptOut} says: to whoever keeps out it is not there. Why he
 * cannot claim a task that he still knows of, {@link TaskGate} tells him.
 */
@NullUnmarked
final class OutOfSight implements ContainerRequestFilter, ContainerResponseFilter {

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        KeptOut keptOut = bean(KeptOut.class);
        if (keptOut.isMe()) {
            List<String> path = call.getUriInfo().getPathSegments().stream().map(PathSegment::getPath)
                    .filter(name -> !name.isEmpty()).toList();
            if (HttpMethod.GET.equals(call.getMethod()) && names(path, "task", keptOut::ofTask)) {
                abort(call, new Refusal(HttpStatus.NOT_FOUND, "access.task.unknown"));
            } else if (names(path, "process-instance", keptOut::ofInstance)) {
                abort(call, TaskRefusals.generally(HttpStatus.NOT_FOUND.value()));
            }
        }
    }

    private static boolean names(List<String> path, String kind, Predicate<String> hidden) {
        int at = path.indexOf(kind) + 1;
        return at > 0 && at < path.size() && hidden.test(path.get(at));
    }

    private void abort(ContainerRequestContext call, Refusal refusal) {
        call.abortWith(bean(TaskRefusals.class).answer(request, refusal));
    }

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        KeptOut keptOut = bean(KeptOut.class);
        if (answer.hasEntity() && keptOut.isMe()) {
            answer.setEntity(keptOut.without(answer.getEntity()));
        }
    }

    private <T> T bean(Class<T> type) {
        ApplicationContext beans =
                WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        return beans.getBean(type);
    }
}
