package city.lastmile.casework;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/journal}: verifies the journal of the running city; for administrators. */
@Component
@Endpoint(id = "journal")
class JournalEndpoint {

    private final JournalVerifier verifier;

    JournalEndpoint(JournalVerifier verifier) {
        this.verifier = verifier;
    }

    @ReadOperation
    JournalVerifier.Finding verify() {
        return verifier.verify();
    }
}
