package city.lastmile.portal;

import city.lastmile.intake.Contact;
import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.Report;
import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The report form as it was filled in; kept as typed, so that a page that shows it again loses nothing.
 *
 * @param token   one per form: sent twice, it makes one case
 * @param website a trap: people do not see it, programs fill it in
 * @param supports number of the open request that the resident recognised, or empty
 * @param asked    not empty once the resident was shown what is open nearby
 */
record ReportForm(String description, String category, String subjectOrganisation, String latitude, String longitude,
        String town, String village, String place, String contactName, String contactPhone, String contactEmail,
        String token, String website, String supports, String asked) {

    ReportForm(@Nullable String description, @Nullable String category, @Nullable String subjectOrganisation,
            @Nullable String latitude, @Nullable String longitude, @Nullable String town, @Nullable String village,
            @Nullable String place, @Nullable String contactName, @Nullable String contactPhone,
            @Nullable String contactEmail, @Nullable String token, @Nullable String website, @Nullable String supports,
            @Nullable String asked) {
        this.description = typed(description);
        this.category = typed(category);
        this.subjectOrganisation = typed(subjectOrganisation);
        this.latitude = typed(latitude);
        this.longitude = typed(longitude);
        this.town = typed(town);
        this.village = typed(village);
        this.place = typed(place);
        this.contactName = typed(contactName);
        this.contactPhone = typed(contactPhone);
        this.contactEmail = typed(contactEmail);
        this.token = typed(token);
        this.website = typed(website);
        this.supports = typed(supports);
        this.asked = typed(asked);
    }

    private static String typed(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    static ReportForm empty() {
        return new ReportForm("", "", "", "", "", "", "", "", "", "", "", newToken(), "", "", "");
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }

    ReportForm withNewToken() {
        return new ReportForm(description, category, subjectOrganisation, latitude, longitude, town, village, place,
                contactName, contactPhone, contactEmail, newToken(), website, supports, asked);
    }

    ReportForm at(FieldProblem.Point point) {
        return new ReportForm(description, category, subjectOrganisation, String.valueOf(point.latitude()),
                String.valueOf(point.longitude()), town, village, place, contactName, contactPhone, contactEmail,
                token, website, supports, asked);
    }

    /** @return the form of one who has been shown what is open nearby */
    ReportForm afterAsking() {
        return new ReportForm(description, category, subjectOrganisation, latitude, longitude, town, village, place,
                contactName, contactPhone, contactEmail, token, website, supports, "yes");
    }

    Report toReport() {
        return new Report(description, category, degrees(latitude), degrees(longitude), town, village, place,
                subjectOrganisation, new Contact(contactName, contactPhone, contactEmail), "web", supports);
    }

    /** What is no number is no place either, and is answered as such. */
    private static @Nullable Double degrees(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (plain.isEmpty()) {
            return null;
        }
        try {
            return Double.valueOf(plain);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
