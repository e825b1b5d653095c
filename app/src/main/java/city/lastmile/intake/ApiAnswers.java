package city.lastmile.intake;

import city.lastmile.casework.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns the desk's replies into HTTP: what was granted, or a problem (RFC 9457) in the client's language. */
@Component
class ApiAnswers {

    private final MessageSource messages;

    ApiAnswers(MessageSource messages) {
        this.messages = messages;
    }

    <T> ResponseEntity<?> of(Reply<T> reply, Function<T, ResponseEntity<?>> granted) {
        if (reply instanceof Reply.Granted<T> given) {
            return granted.apply(given.value());
        }
        if (reply instanceof Reply.Refused<T> refused) {
            return refused(refused.problems());
        }
        if (reply instanceof Reply.TooMany<T> tooMany) {
            return later(HttpStatus.TOO_MANY_REQUESTS, "too-many", tooMany.retryAfter());
        }
        if (reply instanceof Reply.Busy<T> busy) {
            return later(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy.retryAfter());
        }
        return reply instanceof Reply.KeyReused<T>
                ? answer(problem(HttpStatus.UNPROCESSABLE_ENTITY, "key-reused"))
                : answer(problem(HttpStatus.NOT_FOUND, "unknown"));
    }

    /** @return no content for what is done, a conflict for what the request's state does not allow */
    ResponseEntity<?> of(Answer answer) {
        return switch (answer) {
            case DONE -> ResponseEntity.noContent().build();
            case UNKNOWN -> answer(problem(HttpStatus.NOT_FOUND, "unknown"));
            case ALREADY_FINAL -> answer(problem(HttpStatus.CONFLICT, "already-final"));
            case TOO_SOON -> answer(problem(HttpStatus.TOO_MANY_REQUESTS, "too-soon"));
            case NOT_COMPLETED -> answer(problem(HttpStatus.CONFLICT, "not-completed"));
            case ALREADY_COMPLETED -> answer(problem(HttpStatus.CONFLICT, "already-completed"));
        };
    }

    private ResponseEntity<?> later(HttpStatus status, String kind, Duration retryAfter) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, kind, retryAfter.toSeconds()));
    }

    private ResponseEntity<?> refused(List<FieldProblem> problems) {
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "invalid");
        problem.setProperty("errors", problems.stream().map(this::error).toList());
        return answer(problem);
    }

    private Map<String, Object> error(FieldProblem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", problem.field());
        error.put("code", problem.messageKey());
        error.put("message", text(problem.messageKey(), problem.arguments().toArray()));
        if (problem.suggestion() != null) {
            error.put("suggestion", problem.suggestion());
        }
        return error;
    }

    private ProblemDetail problem(HttpStatus status, String kind, Object... arguments) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text("intake.problem." + kind, arguments));
        problem.setType(URI.create("urn:lastmile:problem:" + kind));
        problem.setTitle(text("intake.problem." + kind + ".title"));
        return problem;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<?> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
