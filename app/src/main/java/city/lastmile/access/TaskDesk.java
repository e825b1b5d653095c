package city.lastmile.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the officer's own pages work on tasks of the engine: as the person signed on, and past the same gate as Tasklist
 * and the REST interface.
 */
public interface TaskDesk {

    /**
     * A task with its form.
     *
     * @param id     in the engine
     * @param key    the element of the model
     * @param name   what the model calls it, in Chinese
     * @param mine   whether it is in the hands of the person signed on; if not, he can take it
     * @param form   the Camunda form as it was deployed with the model
     * @param values what the form shows, by name; nothing that it does not name
     * @param next   what follows for whoever completes it, or null
     */
    record FormTask(String id, String key, String name, boolean mine, JsonNode form, JsonNode values,
            @Nullable Follower next) {
    }

    /**
     * The task that, as the model says, whoever completes another one has before him then. There is none yet, but what is
     * to be entered in it is known already.
     *
     * @param key    the element of the model
     * @param name   what the model calls it, in Chinese
     * @param when   the condition in FEEL under which it follows, on the answers in the other one's form; empty for always
     * @param form   the Camunda form as it was deployed with the model
     * @param values what the form will show, by name, as far as it is known
     */
    record Follower(String key, String name, String when, JsonNode form, JsonNode values) {
    }

    /** @return the open tasks of the request that the person signed on may take or has taken */
    List<FormTask> of(String trackingNumber);

    /** @return the task with its form, if it is open and the person signed on may take or has taken it */
    Optional<FormTask> find(String taskId);

    /** @return the id of the request's open task of that element, if the person signed on has taken just one such */
    Optional<String> inHand(String trackingNumber, String key);

    /**
     * A task that waits for the person signed on, without its form.
     *
     * @param id   in the engine
     * @param key  the element of the model
     * @param name what the model calls it, in Chinese
     * @param due  by when, or null
     * @param card what its card in Tasklist says, by name
     */
    record Waiting(String id, String key, String name, @Nullable Instant due, Map<String, Object> card) {
    }

    /**
     * For processes that are not about a request and have few tasks; requests have {@code Worklist}.
     *
     * @param process key of the process
     * @return its tasks that are in the hands of the person signed on or that he may take, the earliest deadline first
     */
    List<Waiting> waiting(String process, int most);

    /**
     * Takes the task; who has it already keeps it. Joins the caller's transaction.
     *
     * @throws TaskRefusedException when he may not, or somebody else was quicker
     */
    void take(String taskId);

    /**
     * Completes the task, and takes it first where nobody has it. Joins the caller's transaction.
     *
     * @param variables as the engine's REST knows them: by name, each with a {@code value} and perhaps a {@code type}
     * @throws TaskRefusedException when he may not, somebody else was quicker, or the form's rules are not met
     */
    void complete(String taskId, JsonNode variables);

    /** @return whether the person signed on is one to whom tasks are offered at all */
    boolean worksOnTasks();
}
