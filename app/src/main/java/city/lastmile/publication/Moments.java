package city.lastmile.publication;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as the city's people write them. */
final class Moments {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CITY);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(CITY);

    private Moments() {
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** As a browser's field of date and time holds it. */
    static String field(Instant at) {
        return FIELD.format(at);
    }

    /** @return what such a field sent, or nothing when it is no time */
    static Optional<Instant> parse(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(CITY).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
