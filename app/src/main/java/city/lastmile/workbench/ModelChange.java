package city.lastmile.workbench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the models on its way to a deployment.
 *
 * @param name           what it is about
 * @param note           why, in the designers' words
 * @param versionTag     under which the deployed versions are found
 * @param baseDeployment id of the deployment over whose files it is made
 * @param deployment     id of the deployment that it became, or null
 * @param createdBy      id of the designer who began it
 * @param revision       grows with whatever is done to it
 */
record ModelChange(long id, String name, String note, String versionTag, State state, String baseDeployment,
        @Nullable String deployment, String createdBy, Instant createdAt, int revision) {

    /** Where a change stands. */
    enum State {
        DRAFT, SUBMITTED, SENT_BACK, DEPLOYED, WITHDRAWN;

        public boolean isEditable() {
            return this == DRAFT || this == SENT_BACK;
        }

        public boolean isOpen() {
            return this != DEPLOYED && this != WITHDRAWN;
        }
    }

    /**
     * The newest version of one of its files.
     *
     * @param content null when the file is as in the base again
     */
    record Edited(String path, int revision, @Nullable String content, String editedBy, Instant editedAt) {
    }

    /** What somebody did to it. */
    record Event(Kind kind, String officer, String words, Instant at) {

        /** What can be done to a change. */
        enum Kind {
            CREATED, DESCRIBED, SAVED, REVERTED, SUBMITTED, TAKEN_BACK, SENT_BACK, DEPLOYED, WITHDRAWN, REBASED
        }
    }
}
