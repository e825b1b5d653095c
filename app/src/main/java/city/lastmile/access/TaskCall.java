package city.lastmile.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A REST call that would change one task.
 *
 * @param task   its id
 * @param action what is to be done with it, as the REST names it; {@link #ITSELF} for the task as such
 */
record TaskCall(String task, String action) {

    static final String CLAIM = "claim";
    static final String UNCLAIM = "unclaim";
    static final String ITSELF = "";

    private static final Set<String> COMPLETIONS = Set.of("complete", "submit-form");
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /**
     * @param path the whole path below the REST application; the engine takes a slash at its end as none
     * @return the call, or nothing when it changes no task of that path
     */
    static Optional<TaskCall> of(String method, List<PathSegment> path) {
        List<String> names = path.stream().map(PathSegment::getPath).filter(name -> !name.isEmpty()).toList();
        int task = names.indexOf("task");
        int beyond = names.size() - task - 1;
        boolean query = beyond == 1 && HttpMethod.POST.equals(method);
        if (task < 0 || beyond < 1 || query || READING.contains(method) || names.subList(0, task).contains("history")) {
            return Optional.empty();
        }
        return Optional.of(new TaskCall(names.get(task + 1), String.join("/", names.subList(task + 2, names.size()))));
    }

    boolean completes() {
        return COMPLETIONS.contains(action);
    }

    /** @return whether it would take the task out of the hands of whoever has it */
    boolean takes() {
        return completes() || action.equals(CLAIM) || action.equals(UNCLAIM);
    }
}
