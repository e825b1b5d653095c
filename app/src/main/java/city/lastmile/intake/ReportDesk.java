package city.lastmile.intake;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public face of intake: takes residents' reports, and lets those who hold the code follow them. */
public interface ReportDesk {

    /** How many photographs a report may carry. */
    int MOST_PHOTOS = 6;

    /**
     * Checks the report and stores it with its photographs, contact and process in one transaction.
     *
     * @param report         what the resident sent
     * @param photos         at most {@link #MOST_PHOTOS}, each at most 10 MB of JPEG, PNG or WebP
     * @param idempotencyKey the same key with the same report gives the same receipt, for seven days; null for none
     * @param client         the address it comes from, for slowing down floods
     */
    Reply<Receipt> submit(Report report, List<UploadedPhoto> photos, @Nullable String idempotencyKey, String client);

    /** @return whether a report was registered under this key; who sends it again is to get the same receipt */
    boolean knows(String idempotencyKey);

    /**
     * @return open requests that may be the same matter, nearest first; none where the category or the point is unknown
     */
    List<Duplicates.Nearby> nearby(@Nullable String category, @Nullable Double latitude, @Nullable Double longitude);

    /** Shows the request to who holds its code. A wrong code and an unknown number give the same answer. */
    Reply<Followed> follow(FollowUp followUp);

    /**
     * Adds the resident's further words to the request.
     *
     * @param words 1 to 5,000 characters after trimming
     */
    Reply<Answer> add(FollowUp followUp, @Nullable String words);

    /**
     * Takes the request back.
     *
     * @param reason why, at most 1,000 characters, may be empty
     */
    Reply<Answer> withdraw(FollowUp followUp, @Nullable String reason);

    /** Asks for speed; recorded and shown, and nothing else. */
    Reply<Answer> urge(FollowUp followUp);

    /** Rates the handled request; it closes. */
    Reply<Answer> rate(FollowUp followUp, Stars stars);

    /** Gives a photograph of the request to who holds its code. */
    Reply<Photo> photo(FollowUp followUp, String photoId, Photo.Kind kind);

    /**
     * A resident's rating, unchecked.
     *
     * @param response one to five stars, or null when not given
     * @param result   one to five stars, or null when not given
     * @param attitude one to five stars, or null when not given
     * @param resolved what has become of the matter, or null when not said
     * @param words    at most 1,000 characters, or null; see {@link Rating}
     */
    record Stars(@Nullable Integer response, @Nullable Integer result, @Nullable Integer attitude,
            Rating.@Nullable Resolved resolved, @Nullable String words) {
    }
}
