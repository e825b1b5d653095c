package city.lastmile.casework;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The face of casework for officers' lists: what is before whom, at the price of one index, most urgent first. Kept in
 * the engine's transactions, so that what was done anywhere shows here at once.
 */
public interface Worklist {

    /**
     * One open task with its request.
     *
     * @param taskId   its id in the engine
     * @param taskKey  the element of the model
     * @param taskName what the model calls it, in Chinese
     * @param due      by when
     * @param request  what it is about
     */
    record Item(String taskId, String taskKey, String taskName, Instant due, RequestFile request) {

        /** @return where the next page begins */
        public Mark mark() {
            return new Mark(due, taskId);
        }
    }

    /**
     * The last item of a page.
     *
     * @param due    its time
     * @param taskId its id
     */
    record Mark(Instant due, String taskId) {
    }

    /**
     * @param after the end of the page before, or null for the first
     * @return the tasks that are in the officer's hands, the earliest deadline first
     */
    List<Item> inHand(String officer, @Nullable Mark after, int most);

    /**
     * Leaves out what the officer must keep out of, and complaints about officers unless he inspects them.
     *
     * @param groups the officer's
     * @param after  the end of the page before, or null for the first
     * @return the tasks that the officer may take and nobody has taken, the earliest deadline first
     */
    List<Item> offered(String officer, Set<String> groups, @Nullable Mark after, int most);

    /**
     * Both lists in one, of some elements of the models only, without what the officer must keep out of.
     *
     * @param groups   the officer's
     * @param taskKeys the elements
     * @return the tasks that are in the officer's hands or that he may take, the earliest deadline first
     */
    List<Item> before(String officer, Set<String> groups, Set<String> taskKeys, int most);
}
