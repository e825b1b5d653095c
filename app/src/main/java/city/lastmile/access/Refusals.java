package city.lastmile.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** How the filter chains say no: a page to a person, a problem document to a program. */
@Component
class Refusals {

    private final Problems problems;
    private final LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(Pages.LOGIN);

    Refusals(Problems problems) {
        this.problems = problems;
    }

    void challenge(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Lastmile\", charset=\"UTF-8\"");
        problems.write(request, response, HttpStatus.UNAUTHORIZED, "access.refused.signOn");
    }

    void signOnFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (Pages.isWanted(request)) {
            login.commence(request, response, why);
        } else {
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "access.refused.signOn");
        }
    }

    void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (Pages.isWanted(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            String key = why instanceof CsrfException ? "access.refused.token" : "access.refused.right";
            problems.write(request, response, HttpStatus.FORBIDDEN, key);
        }
    }
}
