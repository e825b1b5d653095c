package city.lastmile.register;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that one attempt shows all of it. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String file, long row, String message, Object... arguments) {
        found.add(new Problem(file, row, message, List.of(arguments)));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @param source whose problems they are
     * @throws RegisterImportException when anything was found
     */
    void throwIfAny(String source) {
        if (!found.isEmpty()) {
            throw new RegisterImportException(source, List.copyOf(found));
        }
    }
}
