package city.lastmile.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws that hold for any moment and any allowance, tried on many drawn with a fixed seed. */
class WorkingTimeLawsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long FIRST = Instant.parse("2017-11-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2028-02-01T00:00:00Z").getEpochSecond();

    private final Random random = new Random(20260101);
    private final WorkingTime time = new OfficeCalendar(new WorkingDays(HolidayFiles.read(null)),
            OfficeHours.parse(List.of("08:30-12:00", "13:30-17:30")), SHANGHAI);

    @Test
    void before_mirrors_after() {
        for (int i = 0; i < 20_000; i++) {
            Instant moment = moment();
            Allowance allowance = allowance();
            Instant deadline = time.after(moment, allowance);
            Instant warning = time.before(moment, allowance);

            assertThat(time.before(deadline, allowance)).as("%s %s", moment, allowance).isAfterOrEqualTo(moment);
            assertThat(time.after(time.before(deadline, allowance), allowance)).isEqualTo(deadline);
            assertThat(time.after(warning, allowance)).as("%s %s", moment, allowance).isBeforeOrEqualTo(moment);
            assertThat(time.after(warning.plusMillis(1), allowance)).as("%s %s", moment, allowance).isAfter(moment);
        }
    }

    @Test
    void a_later_start_or_a_larger_amount_never_ends_earlier() {
        for (int i = 0; i < 20_000; i++) {
            Instant moment = moment();
            Instant later = moment.plusSeconds(random.nextInt(500_000));
            Allowance allowance = allowance();
            Allowance larger = new Allowance(allowance.amount() + random.nextInt(3), allowance.unit());

            assertThat(time.after(moment, allowance)).isBetween(moment, time.after(later, allowance));
            assertThat(time.after(moment, allowance)).isBeforeOrEqualTo(time.after(moment, larger));
            assertThat(time.before(later, allowance)).isBetween(time.before(moment, allowance), later);
            assertThat(time.before(moment, larger)).isBeforeOrEqualTo(time.before(moment, allowance));
        }
    }

    @Test
    void no_working_deadline_falls_outside_office_time() {
        for (int i = 0; i < 20_000; i++) {
            Allowance.Unit unit = random.nextBoolean() ? Allowance.Unit.WORKING_DAYS : Allowance.Unit.WORKING_HOURS;
            Allowance allowance = new Allowance(random.nextInt(40), unit);

            assertThat(isOffice(time.after(moment(), allowance))).isTrue();
            assertThat(isOffice(time.before(moment(), allowance))).isTrue();
        }
    }

    @Test
    void the_working_time_to_a_deadline_in_hours_is_the_allowance() {
        for (int i = 0; i < 20_000; i++) {
            Instant moment = moment();
            int hours = random.nextInt(200);

            Instant deadline = time.after(moment, new Allowance(hours, Allowance.Unit.WORKING_HOURS));

            assertThat(time.between(moment, deadline)).isEqualTo(Duration.ofHours(hours));
        }
    }

    @Test
    void what_is_left_when_the_clock_stops_is_left_when_it_runs_again() {
        for (int i = 0; i < 20_000; i++) {
            Instant stopped = moment();
            Duration left = time.between(stopped, stopped.plusMillis(random.nextInt(1_000_000_000)));
            Instant again = moment();

            Instant deadline = time.afterOfficeTime(again, left);

            assertThat(time.between(again, deadline)).as("%s left from %s", left, again).isEqualTo(left);
            assertThat(time.afterOfficeTime(deadline, Duration.ZERO)).as("falls into office time").isEqualTo(deadline);
        }
    }

    @Test
    void a_walk_from_minute_to_minute_finds_the_same() {
        for (int i = 0; i < 300; i++) {
            Instant from = moment().truncatedTo(ChronoUnit.MINUTES);
            int hours = 1 + random.nextInt(24);

            assertThat(time.after(from, new Allowance(hours, Allowance.Unit.WORKING_HOURS)))
                    .as("%s + %d", from, hours).isEqualTo(walk(from, hours));
        }
    }

    private Instant walk(Instant from, int hours) {
        Instant minute = from;
        int worked = 0;
        while (worked < hours * 60) {
            if (isOffice(minute) && isOffice(minute.plusSeconds(60))) {
                worked++;
            }
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    private boolean isOffice(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, SHANGHAI);
        return time.isWorkingDay(local.toLocalDate())
                && (isWithin(local.toLocalTime(), "08:30", "12:00") || isWithin(local.toLocalTime(), "13:30", "17:30"));
    }

    private static boolean isWithin(LocalTime time, String opening, String closing) {
        return !time.isBefore(LocalTime.parse(opening)) && !time.isAfter(LocalTime.parse(closing));
    }

    /** Half of them on a full or half hour, where the edges are, and some a moment beside it. */
    private Instant moment() {
        long second = random.nextLong(FIRST, LAST);
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            case 1 -> Instant.ofEpochSecond(second - second % 1800).plusMillis(random.nextInt(3) - 1);
            default -> Instant.ofEpochSecond(second - second % 1800);
        };
    }

    private Allowance allowance() {
        Allowance.Unit[] units = Allowance.Unit.values();
        return new Allowance(random.nextInt(40), units[random.nextInt(units.length)]);
    }
}
