package city.lastmile.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a resident sent, unchecked. Empty words count as none.
 *
 * @param description         what is wrong, in the resident's words
 * @param category            code of a category of the register
 * @param latitude            degrees WGS 84, or null; given together with the longitude
 * @param longitude           degrees WGS 84, or null
 * @param town                code of a town, or null
 * @param village             code of a village, or null
 * @param place               the place in words, or null
 * @param subjectOrganisation code of the organisation complained about, or null
 * @param contact             how the resident may be reached
 * @param channel             how it came, such as {@code web} or {@code api}
 * @param supports            number of the open request that the resident recognised as the same, or null
 */
public record Report(@Nullable String description, @Nullable String category, @Nullable Double latitude,
        @Nullable Double longitude, @Nullable String town, @Nullable String village, @Nullable String place,
        @Nullable String subjectOrganisation, Contact contact, String channel,
        @Nullable String supports) {
}
