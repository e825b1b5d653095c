package city.lastmile.oversight;

import city.lastmile.casework.TaskRules;
import city.lastmile.platform.RefusedInputException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a supervisor can decide. */
enum Measure {
    /** Press for an end: an instruction to the responsible officer. */
    INSTRUCT,
    /** Another officer becomes responsible. */
    REASSIGN;

    static Measure of(@Nullable String entered) {
        return Arrays.stream(values()).filter(measure -> measure.name().equals(entered)).findFirst()
                .orElseThrow(() -> new RefusedInputException("task.refused.measure", TaskRules.shown(entered)));
    }
}
