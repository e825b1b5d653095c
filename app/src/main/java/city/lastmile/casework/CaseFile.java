package city.lastmile.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's file for those who handle it. Holds officers' ids and no contact data of the resident.
 *
 * @param request     the request as it stands
 * @param subject     code of the organisation complained about, or null
 * @param officer     id of the officer in whose hands it is, or null
 * @param offices     ids of the groups that answer for it or stand above it
 * @param superior    id of the group that stands above the one responsible, or null before triage
 * @param fileNote    the officer's words for the file, or null
 * @param explanation the decisions that chose the office and the deadlines, in the order they were made
 * @param steps       everything that happened, oldest first
 */
public record CaseFile(RequestFile request, @Nullable String subject, @Nullable String officer, Set<String> offices,
        @Nullable String superior, @Nullable String fileNote, List<Decision> explanation, List<Step> steps) {

    /**
     * One decision of triage.
     *
     * @param decision id of the decision table
     * @param version  the deployed version that decided, or null where it was not deployed by itself
     * @param rules    ids of the rules that matched
     * @param inputs   what the table looked at, by the label of the column
     */
    public record Decision(String decision, @Nullable Integer version, List<String> rules,
            Map<String, String> inputs) {
    }

    /**
     * One entry of the journal.
     *
     * @param at      when it happened
     * @param event   what happened
     * @param actor   an officer's id, {@link JournalNote#RESIDENT} or {@link JournalNote#SYSTEM}
     * @param office  id of the group concerned, or null
     * @param words   what the resident may read of it, or null
     * @param details what only the file keeps, or null
     */
    public record Step(Instant at, JournalEvent event, String actor, @Nullable String office, @Nullable String words,
            @Nullable String details) {
    }

    /** @return whether the person did anything in this case */
    public boolean hasActed(String personId) {
        return personId.equals(officer) || steps.stream().anyMatch(step -> step.actor().equals(personId));
    }
}
