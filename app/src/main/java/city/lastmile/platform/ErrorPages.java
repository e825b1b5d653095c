package city.lastmile.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people and programs read when nobody else could answer: a page for browsers, a problem (RFC 9457) for programs,
 * in the user's language. Never a stack trace, never an exception's own words.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> EXPLAINED = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 422, 429, 500, 503);
    private static final int FIRST_SERVER_ERROR = 500;

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("${server.error.path:/error}")
    Object answer(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        return wantsPage(request) ? page(request, status) : problem(status, locale);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return Objects.requireNonNullElse(status, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return !uri(request).startsWith("/api/") && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Staff who may not open something are led back to their own pages. */
    private static ModelAndView page(HttpServletRequest request, HttpStatus status) {
        boolean staff = status == HttpStatus.FORBIDDEN
                && (uri(request).startsWith("/staff") || uri(request).startsWith("/camunda"));
        ModelAndView page = new ModelAndView(staff ? "error/403" : "error/page", status);
        page.addObject("status", status.value());
        page.addObject("text", explained(status));
        return page;
    }

    private static String uri(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text("detail", status, locale));
        problem.setTitle(text("title", status, locale));
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private String text(String part, HttpStatus status, Locale locale) {
        return messages.getMessage("error." + explained(status) + "." + part, null, locale);
    }

    private static int explained(HttpStatus status) {
        if (EXPLAINED.contains(status.value())) {
            return status.value();
        }
        return status.value() < FIRST_SERVER_ERROR ? HttpStatus.BAD_REQUEST.value()
                : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }
}
