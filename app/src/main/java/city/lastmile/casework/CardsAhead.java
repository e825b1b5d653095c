package city.lastmile.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what the card of a request's task would show that there is not yet. */
public interface CardsAhead {

    /**
     * @param due the moment of the model's at which the task would be due, as an expression such as <code>${handleDue}</code>;
     *            what is not a deadline of the request's is not said
     * @return what the card would say, by name; nothing without such a request
     */
    Map<String, Object> of(String trackingNumber, @Nullable String due);
}
