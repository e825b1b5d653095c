package city.lastmile.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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
     */
    record FormTask(String id, String key, String name, boolean mine, JsonNode form, JsonNode values) {
    }

    /** @return the open tasks of the request that the person signed on may take or has taken */
    List<FormTask> of(String trackingNumber);

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
