package city.lastmile.casework;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** A row of requests as it was read, by the names of its columns. */
final class RequestRow {

    private final Map<String, @Nullable Object> columns;

    private RequestRow(Map<String, @Nullable Object> columns) {
        this.columns = columns;
    }

    static RequestRow read(ResultSet row, int index) throws SQLException {
        int count = row.getMetaData().getColumnCount();
        Map<String, @Nullable Object> columns = new HashMap<>(2 * count);
        for (int column = 1; column <= count; column++) {
            columns.put(row.getMetaData().getColumnLabel(column), value(row.getObject(column)));
        }
        return new RequestRow(columns);
    }

    private static @Nullable Object value(@Nullable Object read) {
        if (read instanceof Timestamp moment) {
            return moment.toInstant();
        }
        if (read instanceof PGobject other) {
            return other.getValue();
        }
        return read instanceof Date day ? day.toLocalDate() : read;
    }

    /** @return this row with what was read of it anew */
    RequestRow with(RequestRow anew) {
        Map<String, @Nullable Object> all = new HashMap<>(columns);
        all.putAll(anew.columns);
        return new RequestRow(all);
    }

    @Nullable Object value(String column) {
        return columns.get(column);
    }

    /** @return a text, or what is left of another value as text */
    @Nullable String text(String column) {
        Object value = columns.get(column);
        return value == null ? null : value.toString();
    }

    @Nullable Instant moment(String column) {
        return (Instant) columns.get(column);
    }

    @Nullable LocalDate day(String column) {
        return (LocalDate) columns.get(column);
    }

    @Nullable Double decimal(String column) {
        return (Double) columns.get(column);
    }

    /** @return a number, or null */
    @Nullable Integer number(String column) {
        return columns.get(column) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    boolean isTrue(String column) {
        return Boolean.TRUE.equals(columns.get(column));
    }

    byte[] bytes(String column) {
        return (byte[]) columns.get(column);
    }
}
