package city.lastmile.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Tells Camunda's applications who signed on. Groups and tenants they read from the engine themselves. Created by
 * Camunda's filter from its name, hence public and without collaborators.
 */
public final class CamundaSignOn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Optional<String> officer = CurrentOfficer.id().filter(id -> isKnown(engine, id));
        return officer.map(AuthenticationResult::successful).orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the chain in front has sent everybody without a session to the sign-on page already
    }

    private static boolean isKnown(ProcessEngine engine, String id) {
        return engine.getIdentityService().createUserQuery().userId(id).count() == 1;
    }
}
