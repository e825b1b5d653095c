package city.lastmile.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a report, and what would mend it.
 *
 * @param field      the field, as the API names it
 * @param messageKey key of the text that tells the resident what to do
 * @param arguments  what the text names
 * @param suggestion a point that was probably meant, to be confirmed by the resident, or null
 */
public record FieldProblem(String field, String messageKey, List<Object> arguments, @Nullable Point suggestion) {

    /**
     * A place on earth.
     *
     * @param latitude  degrees WGS 84
     * @param longitude degrees WGS 84
     */
    public record Point(double latitude, double longitude) {
    }

    static FieldProblem of(String field, String messageKey, Object... arguments) {
        return new FieldProblem(field, messageKey, List.of(arguments), null);
    }
}
