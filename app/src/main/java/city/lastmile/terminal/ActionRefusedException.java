package city.lastmile.terminal;

import city.lastmile.intake.FieldProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What an officer wanted is refused; nothing of it has happened, and the key is free. */
final class ActionRefusedException extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Text> texts;

    /**
     * What to tell the officer.
     *
     * @param key       of the text
     * @param arguments what it names
     */
    record Text(String key, Object... arguments) {
    }

    ActionRefusedException(HttpStatus status, String key, Object... arguments) {
        super(key);
        this.status = status;
        this.texts = List.of(new Text(key, arguments));
    }

    ActionRefusedException(List<FieldProblem> problems) {
        super(problems.get(0).messageKey());
        this.status = HttpStatus.UNPROCESSABLE_ENTITY;
        this.texts = problems.stream()
                .map(problem -> new Text(problem.messageKey(), problem.arguments().toArray())).toList();
    }

    HttpStatus status() {
        return status;
    }

    List<Text> texts() {
        return texts;
    }
}
