package city.lastmile.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What whoever changes models asks of those that the program works with. */
public interface ModelWorkshop {

    /** @return ids of processes and elements, and names of messages, that the program looks for */
    Set<String> namesThatMustStay();

    /**
     * A decision as it came out, one of those that it requires, or itself.
     *
     * @param decision its id
     * @param inputs   the value of each input that was read, by the input's label
     * @param rules    ids of the rules that held; empty for an expression and where none did
     * @param outputs  the results, in the order of the rules: the value of each output by its name
     */
    record Outcome(String decision, Map<String, @Nullable Object> inputs, List<String> rules,
            List<Map<String, @Nullable Object>> outputs) {
    }

    /**
     * Evaluates a decision of a file that is not deployed, just as the engine would; nothing is kept of it.
     *
     * @param file     text of the DMN file
     * @param decision id of a decision in it
     * @param inputs   the variables that its tables read
     * @return the decisions that it requires, in their order, and itself at last
     * @throws IllegalArgumentException when the file cannot be read, or a table refuses the inputs; the message is the
     *                                  decision engine's
     */
    List<Outcome> evaluate(String file, String decision, Map<String, @Nullable Object> inputs);
}
