package city.lastmile.access;

import city.lastmile.platform.RefusedInputException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * What the engine's REST answers when something went wrong: words that the reader can act on, and the right status,
 * where the engine itself would speak of internals. Each kind of fault that has a mapper of its own in the engine's
 * REST, or in what it is built of, needs one here to come before it.
 */
@NullUnmarked
abstract class EngineFaults<E extends Throwable> implements ExceptionMapper<E> {

    private static final int BEFORE_THE_ENGINES_OWN = 1;

    @Context
    private HttpServletRequest request;
    @Context
    private Request call;
    @Context
    private UriInfo address;

    @Override
    public Response toResponse(E fault) {
        Optional<TaskCall> change = TaskCall.of(call.getMethod(), address.getPathSegments());
        return WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean(FaultAnswers.class).answer(request, change, fault);
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

    /** JSON that is none. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfParsing extends EngineFaults<JsonParseException> {
    }

    /** JSON that does not hold what it should. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfMapping extends EngineFaults<JsonMappingException> {
    }

    /** Whatever else may happen. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfAnything extends EngineFaults<RuntimeException> {
    }
}
