package city.lastmile.register;

import java.util.List;
import java.util.stream.Collectors;

/** The files of a register are not acceptable; nothing of them was stored. */
final class RegisterImportException extends RuntimeException {

    private final String source;
    private final transient List<Problem> problems;

    RegisterImportException(String source, List<Problem> problems) {
        super(source + ": " + problems.stream().map(RegisterImportException::plain).collect(Collectors.joining("; ")));
        this.source = source;
        this.problems = problems;
    }

    /** @return where the files lie */
    String source() {
        return source;
    }

    List<Problem> problems() {
        return problems;
    }

    private static String plain(Problem problem) {
        return problem.file() + ":" + problem.row() + " " + problem.message() + " " + problem.arguments();
    }
}
