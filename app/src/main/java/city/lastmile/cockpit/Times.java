package city.lastmile.cockpit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Moments and spans as people read them. */
@Component
class Times {

    private final MessageSource messages;
    private final DateTimeFormatter minute;

    Times(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** @return the moment in the city's time, to the minute */
    String at(Instant instant) {
        return minute.format(instant);
    }

    /** @return the span in its two greatest units */
    String lasting(Duration span, Locale locale) {
        String unit = span.toDays() > 0 ? "days" : span.toHours() > 0 ? "hours" : "minutes";
        return messages.getMessage("cockpit.span." + unit,
                new Object[] {span.toDays(), span.toHoursPart(), span.toMinutesPart()}, locale);
    }
}
