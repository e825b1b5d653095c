package city.lastmile.access;

import java.util.List;
import org.springframework.http.HttpStatus;

/** What somebody wanted to do with a task is refused; nothing of it has happened. */
public final class TaskRefusedException extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Object> arguments;

    TaskRefusedException(TaskRefusals.Refusal refusal) {
        super(refusal.key());
        this.status = refusal.status();
        this.arguments = List.of(refusal.arguments());
    }

    /** @return 409 when somebody else was quicker, 404 for what there is not, 403 or 422 otherwise */
    public HttpStatus status() {
        return status;
    }

    /** @return the key of the text that says why */
    public String messageKey() {
        return String.valueOf(getMessage());
    }

    /** @return what the text names */
    public Object[] arguments() {
        return arguments.toArray();
    }
}
