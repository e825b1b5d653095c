package city.lastmile.access;

import java.util.function.Predicate;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** The questions that the filter chains ask about the person behind a request. */
@Component
class Gatekeeping {

    private final People people;
    private final ApplicationAccess applications;

    Gatekeeping(People people, ApplicationAccess applications) {
        this.people = people;
        this.applications = applications;
    }

    AuthorizationManager<RequestAuthorizationContext> staff() {
        return asks(id -> true);
    }

    AuthorizationManager<RequestAuthorizationContext> memberOf(String group) {
        return asks(id -> people.isMember(id, group));
    }

    AuthorizationManager<RequestAuthorizationContext> mayOpen(String application) {
        return asks(id -> applications.mayOpen(id, application));
    }

    private static AuthorizationManager<RequestAuthorizationContext> asks(Predicate<String> question) {
        return (authentication, context) -> new AuthorizationDecision(CurrentOfficer.of(authentication.get())
                .map(StaffMember::id).filter(question).isPresent());
    }
}
