package city.lastmile.portal;

import city.lastmile.casework.Outcome;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import city.lastmile.intake.PhotoInfo;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its tracking page shows it, in the reader's language and the city's time.
 *
 * @param joint    where the request stands that goes on for this one, or null where it was not merged
 * @param card     the gravest card given so far, or null
 * @param restDue  the day of the rest, where it is partly solved, or null
 * @param ground   why it was refused, in words, or null
 * @param letGo    whether the resident took it back and it goes on for others
 * @param mayRate  whether the resident may rate now
 * @param reasons  why that office, and why those deadlines, in Chinese
 */
record FollowedView(String trackingNumber, RequestState state, @Nullable RequestState joint,
        @Nullable Supervision card, @Nullable String office,
        String category, @Nullable String place, String description, String submittedAt, @Nullable String claimDue,
        @Nullable String handleDue, @Nullable String ratingDue, @Nullable Outcome outcome, @Nullable String answer,
        @Nullable LocalDate restDue, @Nullable String ground, boolean letGo, @Nullable Rating rating,
        List<String> reasons, List<Step> steps, List<PhotoInfo> photos, List<Proof> proof,
        boolean emergency, boolean mayRate) {

    /**
     * One thing that happened.
     *
     * @param instant when, for machines
     * @param at      when, for people
     * @param event   what; names a text
     * @param office  of which office, or null
     * @param words   what was written for the resident, or null
     */
    record Step(String instant, String at, String event, @Nullable String office, @Nullable String words) {
    }

    /**
     * A photograph from the place.
     *
     * @param id    of the photograph
     * @param stage before or after the work; names a text
     */
    record Proof(String id, String stage) {
    }

    /** @return whether the resident may add information now */
    public boolean mayAdd() {
        return !state.isFinal() && !letGo;
    }

    /** @return whether the resident has rated it and others, whose reports were merged into it, still may */
    public boolean waitsForOthers() {
        return state == RequestState.COMPLETED && rating != null;
    }

    /** @return whether the resident may withdraw now */
    public boolean mayWithdraw() {
        return mayAdd() && state != RequestState.COMPLETED;
    }

    /** @return whether the office is another one than triage chose */
    public boolean reassigned() {
        return steps.stream().map(Step::event).anyMatch(List.of("RESPONSIBILITY_DECIDED", "STOOD_IN")::contains);
    }

}
