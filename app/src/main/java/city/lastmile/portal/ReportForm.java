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
 */
record ReportForm(String description, String category, String subjectOrganisation, String latitude, String longitude,
        String town, String village, String place, String contactName, String contactPhone, String contactEmail,
        String token, String website) {

    ReportForm(@Nullable String description, @Nullable String category, @Nullable String subjectOrganisation,
            @Nullable String latitude, @Nullable String longitude, @Nullable String town, @Nullable String village,
            @Nullable String place, @Nullable String contactName, @Nullable String contactPhone,
            @Nullable String contactEmail, @Nullable String token, @Nullable String website) {
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
    }

    private static String typed(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    static ReportForm empty() {
        return new ReportForm("", "", "", "", "", "", "", "", "", "", "", newToken(), "");
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }

    ReportForm withNewToken() {
        return new ReportForm(description, category, subjectOrganisation, latitude, longitude, town, village, place,
                contactName, contactPhone, contactEmail, newToken(), website);
    }

    ReportForm at(FieldProblem.Point point) {
        return new ReportForm(description, category, subjectOrganisation, String.valueOf(point.latitude()),
                String.valueOf(point.longitude()), town, village, place, contactName, contactPhone, contactEmail,
                token, website);
    }

    Report toReport() {
        return new Report(description, category, degrees(latitude), degrees(longitude), town, village, place,
                subjectOrganisation, new Contact(contactName, contactPhone, contactEmail), "web");
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
