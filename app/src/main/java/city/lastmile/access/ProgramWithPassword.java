package city.lastmile.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A program that sends name and password with each call needs no token: no foreign page can make it. A browser that
 * remembers a password could be made to, but then says where the call comes from.
 */
class ProgramWithPassword implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null && credentials.toLowerCase(Locale.ROOT).startsWith("basic ")
                && request.getHeader(HttpHeaders.ORIGIN) == null && request.getHeader("Sec-Fetch-Site") == null;
    }
}
