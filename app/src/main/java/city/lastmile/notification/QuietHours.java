package city.lastmile.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** The hours of the night, by the city's clock on the wall, in which no telephone is to ring. */
@Component
class QuietHours {

    private final LocalTime from;
    private final LocalTime until;
    private final ZoneId zone;

    QuietHours(NotificationProperties properties, Clock clock) {
        this.from = properties.sms().quietFrom();
        this.until = properties.sms().quietUntil();
        this.zone = clock.getZone();
    }

    /** @return the given moment, or the end of the quiet hours that it lies in */
    Instant earliest(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        if (!isQuiet(local.toLocalTime())) {
            return moment;
        }
        ZonedDateTime end = local.with(until);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        boolean overMidnight = from.isAfter(until);
        boolean after = !time.isBefore(from);
        boolean before = time.isBefore(until);
        return overMidnight ? after || before : after && before;
    }
}
