package city.lastmile.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** When the readers of places are told, by the city's clock on the wall: once a day, all at one time. */
@Component
class PlaceTimes {

    private final LocalTime at;
    private final ZoneId zone;

    PlaceTimes(NotificationProperties properties, Clock clock) {
        this.at = properties.places().digestAt();
        this.zone = clock.getZone();
    }

    /** @return the first digest's time that lies after the moment */
    Instant nextDigest(Instant moment) {
        ZonedDateTime today = moment.atZone(zone).with(at);
        return (today.toInstant().isAfter(moment) ? today : today.plusDays(1)).toInstant();
    }

    /** @return the number of the moment's day, which counts up by one each day */
    int day(Instant moment) {
        return Math.toIntExact(moment.atZone(zone).toLocalDate().toEpochDay());
    }
}
