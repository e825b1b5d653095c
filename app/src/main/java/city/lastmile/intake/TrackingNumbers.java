package city.lastmile.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out tracking numbers; one sequence in the database serves all nodes. */
@Component
class TrackingNumbers {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    TrackingNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String next(Instant now) {
        long sequence = jdbc.sql("select nextval('tracking_number')").query(Long.class).single();
        return TrackingNumber.of(LocalDate.ofInstant(now, CITY), sequence);
    }
}
