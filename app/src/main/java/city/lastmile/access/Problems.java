package city.lastmile.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Writes a refusal as RFC 9457 asks, in the user's language. The further field {@code message} repeats the detail:
 * that is where Camunda's applications look for the words they show.
 */
@Component
class Problems {

    private final ObjectMapper json;
    private final MessageSource messages;
    private final LocaleResolver locales;

    Problems(ObjectMapper json, MessageSource messages, LocaleResolver locales) {
        this.json = json;
        this.messages = messages;
        this.locales = locales;
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key,
            Object... arguments) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(text(request, status, key, arguments).getBytes(StandardCharsets.UTF_8));
    }

    /** @return the problem as JSON */
    String text(HttpServletRequest request, HttpStatus status, String key, Object... arguments) {
        Locale locale = locales.resolveLocale(request);
        String detail = messages.getMessage(key, arguments, locale);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:lastmile:problem:" + key);
        body.put("title", messages.getMessage("access.status." + status.value(), null, locale));
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("message", detail);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written", e);
        }
    }
}
