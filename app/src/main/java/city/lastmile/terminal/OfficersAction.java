package city.lastmile.terminal;

import city.lastmile.intake.UploadedPhoto;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an officer did on the telephone, perhaps in a dead spot some time ago.
 *
 * @param key     the telephone's own name of it; the same key is the same action
 * @param kind    what
 * @param subject the task's id, or the tracking number of the case; empty for a new report
 * @param data    the form that was filled in
 * @param photos  photographs that go with it
 */
record OfficersAction(String key, Kind kind, String subject, JsonNode data, List<UploadedPhoto> photos) {

    /** What can be done. */
    enum Kind {
        /** Take a task that is offered. */
        TAKE,
        /** Complete a task by its form. */
        COMPLETE,
        /** Complete the task of a case that came of an earlier action, which the telephone could not know by its id. */
        FOLLOW,
        /** Add photographs from the place. */
        EVIDENCE,
        /** Report what was seen on patrol. */
        PATROL
    }

    /**
     * What came of it.
     *
     * @param trackingNumber of the new case, or null where there is none
     * @param repeated       whether it had been done before, under the same key
     */
    record Done(@Nullable String trackingNumber, boolean repeated) {
    }
}
