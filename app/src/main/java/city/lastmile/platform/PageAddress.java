package city.lastmile.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The question behind a page as pages' switches need it: what was asked for, with one thing changed, so that a reader who
 * changes the language or the size of print keeps his search words. What a form sent is not in it.
 *
 * @param query the address's query as it came, encoded; empty where there was none
 */
public record PageAddress(String query) {

    static PageAddress of(HttpServletRequest request) {
        return new PageAddress(request.getQueryString() == null ? "" : request.getQueryString());
    }

    /** A link to the same page, relative to it, where the given parameter has the given value and no other. */
    public String with(String name, String value) {
        Stream<String> kept = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.equals(name) && !part.startsWith(name + "="));
        return Stream.concat(kept, Stream.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", "?", ""));
    }
}
