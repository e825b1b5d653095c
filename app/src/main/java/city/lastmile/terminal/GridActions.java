package city.lastmile.terminal;

import city.lastmile.access.TaskDesk;
import city.lastmile.access.TaskRefusedException;
import city.lastmile.intake.UploadedPhoto;
import city.lastmile.terminal.OfficersAction.Done;
import city.lastmile.terminal.OfficersAction.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes what officers' telephones send, at once or after a dead spot, and says in words what could not be done. */
@RestController
class GridActions {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int LONGEST_DATA = 100_000;

    private final ActionDesk desk;
    private final TaskDesk tasks;
    private final ObjectMapper json;
    private final MessageSource messages;

    GridActions(ActionDesk desk, TaskDesk tasks, ObjectMapper json, MessageSource messages) {
        this.desk = desk;
        this.tasks = tasks;
        this.json = json;
        this.messages = messages;
    }

    /**
     * Whom the telephone speaks for, and what its next message must carry.
     *
     * @param officer id of the person signed on
     * @param header  name of the header
     * @param token   what to send in it
     */
    record Pulse(String officer, String header, String token) {
    }

    @GetMapping("/staff/grid/pulse")
    Pulse pulse(Principal officer, CsrfToken token) {
        return new Pulse(officer.getName(), token.getHeaderName(), token.getToken());
    }

    @PostMapping("/staff/grid/actions")
    Done act(Principal officer, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "{}") String data,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos, HttpServletRequest request) {
        if (!tasks.worksOnTasks()) {
            throw new ActionRefusedException(HttpStatus.FORBIDDEN, "access.refused.right");
        }
        Kind known = Arrays.stream(Kind.values()).filter(one -> one.name().equals(kind)).findFirst()
                .orElseThrow(GridActions::unreadable);
        if (!KEY.matcher(key).matches() || subject.length() > 64 || data.length() > LONGEST_DATA) {
            throw unreadable();
        }
        return desk.perform(new OfficersAction(key, known, subject, read(data), UploadedPhoto.of(photos)),
                officer.getName(), request.getRemoteAddr());
    }

    private JsonNode read(String data) {
        try {
            JsonNode read = json.readTree(data);
            if (!read.isObject()) {
                throw unreadable();
            }
            return read;
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static ActionRefusedException unreadable() {
        return new ActionRefusedException(HttpStatus.BAD_REQUEST, "grid.refused.unreadable");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ActionRefusedException refused, Locale locale) {
        return problem(refused.status(), String.valueOf(refused.getMessage()), refused.texts().stream()
                .map(text -> messages.getMessage(text.key(), text.arguments(), locale))
                .collect(Collectors.joining("\n")), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(TaskRefusedException refused, Locale locale) {
        return problem(refused.status(), refused.messageKey(),
                messages.getMessage(refused.messageKey(), refused.arguments(), locale), locale);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, String detail, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:lastmile:problem:" + key));
        problem.setTitle(messages.getMessage("access.status." + status.value(), null, locale));
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
