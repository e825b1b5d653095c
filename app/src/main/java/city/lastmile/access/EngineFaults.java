package city.lastmile.access;

import city.lastmile.platform.RefusedInputException;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * What the engine's REST answers when something was refused: words that the reader can act on, and the right status,
 * where the engine itself would speak of an internal error. Anything else stays the engine's to explain.
 */
@NullUnmarked
abstract class EngineFaults<E extends Throwable> implements ExceptionMapper<E> {

    private static final int BEFORE_THE_ENGINES_OWN = 1;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(E fault) {
        TaskRefusals refusals = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean(TaskRefusals.class);
        return refusals.of(fault).map(refusal -> refusals.answer(request, refusal))
                .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(fault));
    }

    /** What our steps did not accept of a form. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfRefusedInput extends EngineFaults<RefusedInputException> {
    }

    /** What the REST itself made of a fault of the engine. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfRest extends EngineFaults<RestException> {
    }

    /** A fault of the engine. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfProcessEngine extends EngineFaults<ProcessEngineException> {
    }

    /** A right that is missing. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfAuthorization extends EngineFaults<AuthorizationException> {
    }
}
