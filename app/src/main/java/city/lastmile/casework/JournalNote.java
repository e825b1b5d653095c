package city.lastmile.casework;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written into a request's journal.
 *
 * @param event       what happened
 * @param actor       who did it: an officer's id, {@code resident} or {@code system}; never shown to residents
 * @param office      the group concerned, or null; residents see its public name
 * @param publicWords words for the resident, or null
 * @param details     what the file needs beyond that, free of personal data, or null
 */
public record JournalNote(JournalEvent event, String actor, @Nullable String office, @Nullable String publicWords,
        @Nullable String details) {

    /** The actor of what residents do. */
    public static final String RESIDENT = "resident";
    /** The actor of what timers and rules do. */
    public static final String SYSTEM = "system";

    /** A note of what a rule or a timer did, concerning a group. */
    public static JournalNote bySystem(JournalEvent event, @Nullable String office, @Nullable String details) {
        return new JournalNote(event, SYSTEM, office, null, details);
    }

    /** A note of what the resident did. */
    public static JournalNote byResident(JournalEvent event, @Nullable String publicWords) {
        return new JournalNote(event, RESIDENT, null, publicWords, null);
    }

    /** A note of what an officer did, with words for the public. */
    public static JournalNote byOfficer(JournalEvent event, String officer, @Nullable String office,
            @Nullable String publicWords) {
        return new JournalNote(event, officer, office, publicWords, null);
    }
}
