package city.lastmile.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.AntPathMatcher;

/**
 * Matches the whole decoded path within the application. Spring's own string patterns match the part behind the
 * servlet's mapping, so that {@code /engine-rest/**} never matches the servlet of that name and leaves it open.
 */
final class Addresses {

    private static final AntPathMatcher PATTERNS = new AntPathMatcher();

    private Addresses() {
    }

    /** @return the path without context, decoded once, as the container dispatches by it */
    static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    static RequestMatcher under(String... patterns) {
        return request -> matches(of(request), patterns);
    }

    static RequestMatcher posted(String... patterns) {
        return request -> HttpMethod.POST.matches(request.getMethod()) && matches(of(request), patterns);
    }

    static boolean matches(String path, String... patterns) {
        return Stream.of(patterns).anyMatch(pattern -> PATTERNS.match(pattern, path));
    }
}
