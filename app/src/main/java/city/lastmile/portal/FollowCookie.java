package city.lastmile.portal;

import city.lastmile.intake.FollowUp;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Remembers in the resident's browser, for two hours, which reports were opened with their codes. Codes stay out of
 * addresses and logs, and out of reach of scripts; no node keeps a session.
 */
final class FollowCookie {

    private static final String NAME = "lastmile-follow";
    private static final Duration KEPT = Duration.ofHours(2);
    private static final int MOST = 5;
    private static final Pattern ENTRY = Pattern.compile("(\\d{6}-\\d{6}-\\d)\\.([0-9A-Z-]{14})");

    private FollowCookie() {
    }

    /** Puts the report first among those remembered, and forgets the oldest of too many. */
    static void keep(String trackingNumber, String code, HttpServletRequest request, HttpServletResponse response) {
        Map<String, String> others = codes(request);
        others.remove(trackingNumber);
        String value = Stream.concat(Stream.of(trackingNumber + "." + code),
                        others.entrySet().stream().map(entry -> entry.getKey() + "." + entry.getValue()))
                .limit(MOST).collect(Collectors.joining("_"));
        write(value, KEPT, request, response);
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, request, response);
    }

    private static void write(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, value).path("/").maxAge(age)
                .httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString());
    }

    static Optional<FollowUp> find(String trackingNumber, HttpServletRequest request) {
        return Optional.ofNullable(codes(request).get(trackingNumber))
                .map(code -> new FollowUp(trackingNumber, code, request.getRemoteAddr()));
    }

    static Stream<FollowUp> all(HttpServletRequest request) {
        return codes(request).entrySet().stream()
                .map(entry -> new FollowUp(entry.getKey(), entry.getValue(), request.getRemoteAddr()));
    }

    private static Map<String, String> codes(HttpServletRequest request) {
        Map<String, String> codes = new LinkedHashMap<>();
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie != null) {
            Arrays.stream(cookie.getValue().split("_")).map(ENTRY::matcher).filter(Matcher::matches)
                    .limit(MOST).forEach(entry -> codes.put(entry.group(1), entry.group(2)));
        }
        return codes;
    }
}
