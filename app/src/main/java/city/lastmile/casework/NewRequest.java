package city.lastmile.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checked report, ready to become a request.
 *
 * @param trackingNumber      unique; becomes the business key
 * @param description         the resident's words, 1 to 5,000 characters
 * @param category            code of a category of the register
 * @param town                code of the town, or null when the place is unknown
 * @param grid                code of the grid, or null when only the town or nothing is known
 * @param place               the place in words, or null
 * @param latitude            degrees WGS 84, or null; given together with the longitude
 * @param longitude           degrees WGS 84, or null
 * @param subjectOrganisation code of the organisation complained about; only for confidential categories
 * @param channel             how it came, such as {@code web} or {@code api}
 * @param phoneLeft           whether the resident can be called back
 * @param contactLeft         whether the resident can be reached in any way, by telephone or otherwise
 * @param partOf              number of the request that this is a part of, or null
 * @param submittedAt         when the resident sent it
 */
public record NewRequest(String trackingNumber, String description, String category, @Nullable String town,
        @Nullable String grid, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude,
        @Nullable String subjectOrganisation, String channel, boolean phoneLeft,
        boolean contactLeft, @Nullable String partOf, Instant submittedAt) {

    /** A whole report of a resident who left nothing to be reached by. */
    public NewRequest(String trackingNumber, String description, String category, @Nullable String town,
            @Nullable String grid, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude,
            @Nullable String subjectOrganisation, String channel, Instant submittedAt) {
        this(trackingNumber, description, category, town, grid, place, latitude, longitude, subjectOrganisation,
                channel, false, false, null, submittedAt);
    }
}
