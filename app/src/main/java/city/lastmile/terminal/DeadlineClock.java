package city.lastmile.terminal;

import city.lastmile.casework.RequestFile;
import city.lastmile.casework.Supervision;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows a deadline as a clock: the moment, what is left of it, how much of that is working time, and how it stands. */
@Component
class DeadlineClock {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** A quarter of a day at work: from then on it is shown as soon, whatever warning the tables give besides. */
    private static final Duration SOON = Duration.ofHours(2);
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private final WorkingTime workingTime;
    private final MessageSource messages;
    private final Clock clock;

    DeadlineClock(WorkingTime workingTime, MessageSource messages, Clock clock) {
        this.workingTime = workingTime;
        this.messages = messages;
        this.clock = clock;
    }

    /** How a deadline stands; said in words and colour. The most urgent first. */
    enum Standing {
        /** The deadline has passed. */
        LATE,
        /** It comes within a quarter of a working day, or the officer was warned. */
        SOON,
        /** There is time. */
        CALM
    }

    /**
     * A deadline to look at.
     *
     * @param due     the moment, for machines
     * @param at      the moment, for people
     * @param left    what is left until then, or how long ago it was
     * @param working how much working time is left, or empty where there is none
     */
    record View(Standing standing, String due, String at, String left, String working) {
    }

    View of(Instant due, RequestFile request, Locale locale) {
        Instant now = clock.instant();
        boolean late = due.isBefore(now);
        Duration working = workingTime.between(now, due);
        boolean soon = working.compareTo(SOON) <= 0 || request.supervision() != Supervision.NONE;
        return new View(late ? Standing.LATE : soon ? Standing.SOON : Standing.CALM, due.toString(),
                DateTimeFormatter.ofPattern(text("grid.moment", locale), locale).withZone(CITY).format(due),
                text(late ? "grid.late" : "grid.left", locale, span(Duration.between(now, due).abs(), locale)),
                late ? "" : text("grid.working", locale, span(working, locale)));
    }

    /** Two units at most: a clock is read in passing. */
    private String span(Duration span, Locale locale) {
        long minutes = span.toMinutes();
        if (minutes >= DAY) {
            return text("grid.span.days", locale, minutes / DAY, minutes % DAY / HOUR);
        }
        return minutes >= HOUR ? text("grid.span.hours", locale, minutes / HOUR, minutes % HOUR)
                : text("grid.span.minutes", locale, minutes);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
