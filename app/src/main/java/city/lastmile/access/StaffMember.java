package city.lastmile.access;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whom a session belongs to. Holds no groups: what a person may do is asked anew at each request.
 *
 * @param id            sign-on name
 * @param passwordSetAt when the password was set with which the session began
 */
record StaffMember(String id, Instant passwordSetAt) implements AuthenticatedPrincipal, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return id;
    }
}
