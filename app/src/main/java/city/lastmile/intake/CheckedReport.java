package city.lastmile.intake;

import city.lastmile.casework.NewRequest;
import city.lastmile.register.Category;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report in which nothing is wrong.
 *
 * @param description         cleaned, 1 to 5,000 characters
 * @param category            of the register
 * @param where               the place, as far as it is known
 * @param subjectOrganisation code of the organisation complained about, or null
 * @param contact             cleaned
 * @param channel             how it came
 * @param supports            number of the request that the resident recognised as the same, or null
 */
record CheckedReport(String description, Category category, Where where, @Nullable String subjectOrganisation,
        Contact contact, String channel, @Nullable String supports) {

    /**
     * A place of the city.
     *
     * @param town      code, or null
     * @param grid      code, or null
     * @param words     village and words, or null
     * @param latitude  degrees WGS 84, or null
     * @param longitude degrees WGS 84, or null
     */
    record Where(@Nullable String town, @Nullable String grid, @Nullable String words, @Nullable Double latitude,
            @Nullable Double longitude) {
    }

    NewRequest toRequest(String trackingNumber, Instant now) {
        return new NewRequest(trackingNumber, description, category.code(), where.town(), where.grid(), where.words(),
                where.latitude(), where.longitude(), subjectOrganisation, channel, contact.phone() != null,
                !contact.isAnonymous(), null, now);
    }
}
