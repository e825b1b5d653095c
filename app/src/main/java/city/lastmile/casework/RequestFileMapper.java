package city.lastmile.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a row of requests. */
final class RequestFileMapper {

    private RequestFileMapper() {
    }

    static RequestFile map(ResultSet row, int index) throws SQLException {
        return file(RequestRow.read(row, index));
    }

    static RequestFile file(RequestRow row) {
        boolean answered = row.value("completed_at") != null || row.value("closed_at") != null;
        String outcome = answered ? row.text("outcome") : null;
        return new RequestFile(required(row, "tracking_number"), required(row, "description"),
                required(row, "category"), row.text("town"), row.text("grid"), row.text("place"),
                row.decimal("latitude"), row.decimal("longitude"), RequestState.valueOf(required(row, "state")),
                row.text("responsible_group"), Supervision.valueOf(required(row, "supervision")),
                Objects.requireNonNull(row.moment("submitted_at")), row.moment("claim_due"), row.moment("handle_due"),
                row.moment("completed_at"), row.moment("rating_due"),
                outcome == null ? null : Outcome.valueOf(outcome), answered ? row.text("public_answer") : null,
                rating(row), row.text("merged_into"), row.isTrue("confidential"),
                answered ? row.day("rest_due") : null, answered ? ground(row) : null,
                row.isTrue("let_go"));
    }

    private static String required(RequestRow row, String column) {
        return Objects.requireNonNull(row.text(column), column);
    }

    private static @Nullable Choice ground(RequestRow row) {
        String value = row.text("refusal_ground");
        return value == null ? null : new Choice(value, row.text("refusal_ground_label"));
    }

    private static @Nullable Rating rating(RequestRow row) {
        Integer response = row.number("rating_response");
        return response == null ? null : new Rating(response, stars(row, "rating_result"),
                stars(row, "rating_attitude"), resolved(row.text("rating_resolved")), row.text("rating_words"));
    }

    private static int stars(RequestRow row, String column) {
        return Objects.requireNonNullElse(row.number(column), 0);
    }

    private static Rating.@Nullable Resolved resolved(@Nullable String name) {
        return name == null ? null : Rating.Resolved.valueOf(name);
    }
}
