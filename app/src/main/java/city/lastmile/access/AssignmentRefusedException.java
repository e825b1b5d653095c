package city.lastmile.access;

import java.util.List;

/** A request is not given to the officer; nothing has happened. */
public final class AssignmentRefusedException extends RuntimeException {

    private final transient List<Object> arguments;

    AssignmentRefusedException(TaskRefusals.Refusal refusal) {
        super(refusal.key());
        this.arguments = List.of(refusal.arguments());
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
