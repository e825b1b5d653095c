package city.lastmile.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a row of requests. */
final class RequestFileMapper {

    private RequestFileMapper() {
    }

    static RequestFile map(ResultSet row, int index) throws SQLException {
        boolean answered = row.getTimestamp("completed_at") != null || row.getTimestamp("closed_at") != null;
        String outcome = answered ? row.getString("outcome") : null;
        return new RequestFile(row.getString("tracking_number"), row.getString("description"),
                row.getString("category"), row.getString("town"), row.getString("grid"), row.getString("place"),
                row.getObject("latitude", Double.class), row.getObject("longitude", Double.class),
                RequestState.valueOf(row.getString("state")), row.getString("responsible_group"),
                Supervision.valueOf(row.getString("supervision")), row.getTimestamp("submitted_at").toInstant(),
                instant(row, "claim_due"), instant(row, "handle_due"), instant(row, "completed_at"),
                instant(row, "rating_due"), outcome == null ? null : Outcome.valueOf(outcome),
                answered ? row.getString("public_answer") : null, rating(row), row.getString("merged_into"),
                row.getBoolean("confidential"), answered ? row.getObject("rest_due", LocalDate.class) : null,
                answered ? row.getString("refusal_ground") : null, row.getBoolean("let_go"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Rating rating(ResultSet row) throws SQLException {
        int response = row.getInt("rating_response");
        return row.wasNull() ? null : new Rating(response, row.getInt("rating_result"), row.getInt("rating_attitude"),
                resolved(row.getString("rating_resolved")), row.getString("rating_words"));
    }

    private static Rating.@Nullable Resolved resolved(@Nullable String name) {
        return name == null ? null : Rating.Resolved.valueOf(name);
    }
}
