package city.lastmile.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands now. Holds no resident's contact data and no officer's name.
 *
 * @param trackingNumber   the business key
 * @param description      the resident's words
 * @param category         category code
 * @param town             town code, or null
 * @param grid             grid code, or null
 * @param place            the place in words, or null
 * @param latitude         degrees WGS 84, or null
 * @param longitude        degrees WGS 84, or null
 * @param state            where it stands
 * @param responsibleGroup id of the group that answers for it, or null before triage
 * @param supervision      the gravest card so far
 * @param submittedAt      when it was received
 * @param claimDue         when it must have been claimed, or null before triage
 * @param handleDue        when it must have been handled, or null before triage
 * @param completedAt      when it was handled, or null
 * @param ratingDue        until when the resident may rate, or null before completion
 * @param outcome          what became of it, or null before completion
 * @param publicAnswer     the answer to the resident, or null before completion; a reviewer may still see to it then
 * @param rating           the resident's rating, or null
 * @param mergedInto       number of the request that goes on for this one, or null
 * @param confidential     whether it is hidden from all but discipline inspection
 * @param restDue          the day of the rest, where it is partly solved, or null
 * @param refusalGround    the ground, where it was refused, or null
 * @param letGo            whether its resident took it back and it goes on for others who reported the same
 */
public record RequestFile(String trackingNumber, String description, String category, @Nullable String town,
        @Nullable String grid, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude,
        RequestState state, @Nullable String responsibleGroup, Supervision supervision, Instant submittedAt,
        @Nullable Instant claimDue, @Nullable Instant handleDue, @Nullable Instant completedAt,
        @Nullable Instant ratingDue, @Nullable Outcome outcome, @Nullable String publicAnswer,
        @Nullable Rating rating, @Nullable String mergedInto, boolean confidential, @Nullable LocalDate restDue,
        @Nullable Choice refusalGround, boolean letGo) {
}
