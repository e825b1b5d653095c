package city.lastmile.access;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Which of Camunda's applications a person may open, as the engine's authorisations say. */
@Component
class ApplicationAccess {

    private static final List<String> APPLICATIONS = List.of("tasklist", "cockpit", "admin");

    private final AuthorizationService authorizations;
    private final People people;

    ApplicationAccess(AuthorizationService authorizations, People people) {
        this.authorizations = authorizations;
        this.people = people;
    }

    boolean mayOpen(String officerId, String application) {
        return people.find(officerId).map(person -> authorizations.isUserAuthorized(officerId,
                List.copyOf(person.groups()), Permissions.ACCESS, Resources.APPLICATION, application)).orElse(false);
    }

    Stream<String> open(String officerId) {
        return APPLICATIONS.stream().filter(application -> mayOpen(officerId, application));
    }
}
