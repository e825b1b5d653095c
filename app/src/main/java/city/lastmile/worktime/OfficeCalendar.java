package city.lastmile.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Deadline arithmetic on one long line of working time: every moment has a position on it (the working time since a
 * fixed day), so an allowance is an addition and the way back is a look-up. While the office is closed the position
 * stands still; the way back then has an earliest moment (the closing) and a latest one (the next opening).
 */
final class OfficeCalendar implements WorkingTime {

    private final WorkingDays days;
    private final OfficeHours hours;
    private final ZoneId zone;

    OfficeCalendar(WorkingDays days, OfficeHours hours, ZoneId zone) {
        this.days = days;
        this.hours = hours;
        this.zone = zone;
    }

    @Override
    public Instant after(Instant from, Allowance allowance) {
        return switch (allowance.unit()) {
            case WORKING_HOURS -> afterOfficeTime(from, Duration.ofHours(allowance.amount()));
            case WORKING_DAYS -> instant(shift(openAtOrAfter(local(from)), allowance.amount()));
            default -> from.plus(elapsed(allowance));
        };
    }

    @Override
    public Instant before(Instant deadline, Allowance allowance) {
        return switch (allowance.unit()) {
            case WORKING_HOURS -> allowance.amount() == 0 ? instant(openAtOrBefore(local(deadline)))
                    : instant(latest(position(local(deadline)).minusHours(allowance.amount())));
            case WORKING_DAYS -> instant(shift(openAtOrBefore(local(deadline)), -allowance.amount()));
            default -> deadline.minus(elapsed(allowance));
        };
    }

    @Override
    public Instant afterOfficeTime(Instant from, Duration worked) {
        return worked.isZero() ? instant(openAtOrAfter(local(from)))
                : instant(earliest(position(local(from)).plus(worked)));
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Duration worked = position(local(to)).minus(position(local(from)));
        return worked.isNegative() ? Duration.ZERO : worked;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorked(day);
    }

    @Override
    public boolean isPublished(LocalDate day) {
        return days.isPublished(day);
    }

    private static Duration elapsed(Allowance allowance) {
        return switch (allowance.unit()) {
            case MINUTES -> Duration.ofMinutes(allowance.amount());
            case HOURS -> Duration.ofHours(allowance.amount());
            case DAYS -> Duration.ofDays(allowance.amount());
            default -> throw new IllegalArgumentException("Not of the calendar: " + allowance);
        };
    }

    private boolean isOpen(LocalDateTime moment) {
        return days.isWorked(moment.toLocalDate()) && hours.contains(moment.toLocalTime());
    }

    private LocalDateTime openAtOrAfter(LocalDateTime moment) {
        return isOpen(moment) ? moment : latest(position(moment));
    }

    private LocalDateTime openAtOrBefore(LocalDateTime moment) {
        return isOpen(moment) ? moment : earliest(position(moment));
    }

    /** The same time of day, so many working days later (or earlier). */
    private LocalDateTime shift(LocalDateTime openMoment, long workingDays) {
        long number = Math.addExact(days.numberOf(openMoment.toLocalDate()), workingDays);
        return days.dayOf(number).atTime(openMoment.toLocalTime());
    }

    private Duration position(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        Duration wholeDays = hours.length().multipliedBy(days.numberOf(day));
        return days.isWorked(day) ? wholeDays.plus(hours.workedUntil(moment.toLocalTime())) : wholeDays;
    }

    /** The earliest moment with the position: a closing rather than the opening after it. */
    private LocalDateTime earliest(Duration position) {
        long number = wholeDays(position);
        Duration rest = restOfDay(position, number);
        return rest.isZero() ? days.dayOf(number - 1).atTime(hours.earliest(hours.length()))
                : days.dayOf(number).atTime(hours.earliest(rest));
    }

    /** The latest moment with the position: an opening rather than the closing before it. */
    private LocalDateTime latest(Duration position) {
        long number = wholeDays(position);
        return days.dayOf(number).atTime(hours.latest(restOfDay(position, number)));
    }

    /** Rounded down; exact in whole seconds, for office hours have no fractions of one. */
    private long wholeDays(Duration position) {
        return Math.floorDiv(position.getSeconds(), hours.length().getSeconds());
    }

    private Duration restOfDay(Duration position, long wholeDays) {
        return position.minus(hours.length().multipliedBy(wholeDays));
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private Instant instant(LocalDateTime moment) {
        return moment.atZone(zone).toInstant();
    }
}
