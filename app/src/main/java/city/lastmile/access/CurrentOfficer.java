package city.lastmile.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.jspecify.annotations.Nullable;

/** The staff member whose request runs in this thread. */
final class CurrentOfficer {

    private CurrentOfficer() {
    }

    static Optional<String> id() {
        return of(SecurityContextHolder.getContext().getAuthentication()).map(StaffMember::id);
    }

    static Optional<StaffMember> of(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication).map(Authentication::getPrincipal)
                .filter(StaffMember.class::isInstance).map(StaffMember.class::cast);
    }
}
