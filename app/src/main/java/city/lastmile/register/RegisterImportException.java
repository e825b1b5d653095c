package city.lastmile.register;

import java.util.List;
import java.util.stream.Collectors;

/** The files of a register are not acceptable; nothing of them was stored. */
final class RegisterImportException extends RuntimeException {

    private final transient List<Problem> problems;

    RegisterImportException(List<Problem> problems) {
        super(problems.stream().map(RegisterImportException::plain).collect(Collectors.joining("; ")));
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }

    private static String plain(Problem problem) {
        return problem.file() + ":" + problem.row() + " " + problem.message() + " " + problem.arguments();
    }
}
