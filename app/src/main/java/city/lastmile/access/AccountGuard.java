package city.lastmile.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the account again at each request: a session ends when its officer has left, was disabled or has another
 * password, on every node. A password that was handed out leads to the page for choosing one's own.
 */
class AccountGuard extends OncePerRequestFilter {

    private final AccountTable accounts;
    private final People people;
    private final Problems problems;
    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    AccountGuard(AccountTable accounts, People people, Problems problems) {
        this.accounts = accounts;
        this.people = people;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<StaffMember> member = CurrentOfficer.of(authentication);
        Optional<OfficerAccount> account = member.flatMap(this::stillValid);
        if (member.isPresent() && account.isEmpty()) {
            end.logout(request, response, authentication);
        }
        if (account.map(OfficerAccount::mustChange).orElse(false) && !mayStillBeSeen(Addresses.of(request))) {
            sendToChange(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<OfficerAccount> stillValid(StaffMember member) {
        return accounts.find(member.id())
                .filter(OfficerAccount::enabled)
                .filter(account -> account.passwordSetAt().equals(member.passwordSetAt()))
                .filter(account -> people.find(account.officerId()).isPresent());
    }

    private void sendToChange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Pages.isWanted(request)) {
            response.sendRedirect(request.getContextPath() + Pages.PASSWORD);
        } else {
            problems.write(request, response, HttpStatus.FORBIDDEN, "access.password.mustChange");
        }
    }

    private static boolean mayStillBeSeen(String path) {
        return !Addresses.matches(path, "/camunda/**", "/engine-rest/**", "/actuator/**", Pages.HOME,
                Pages.ACCOUNTS + "/**");
    }
}
