package city.lastmile.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Computed by hand with the calendar on the wall; office hours 08:30–12:00 and 13:30–17:30, 7.5 hours a day. */
class WorkingTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private final WorkingTime time = new OfficeCalendar(new WorkingDays(HolidayFiles.read(null)),
            OfficeHours.parse(List.of("08:30-12:00", "13:30-17:30")), SHANGHAI);

    @ParameterizedTest(name = "{0} + {1} = {2} ({3})")
    @CsvSource(textBlock = """
            2026-03-04T09:00, 1wh,  2026-03-04T10:00, within a morning
            2026-03-04T11:00, 2wh,  2026-03-04T14:30, across lunch
            2026-03-04T11:00, 1wh,  2026-03-04T12:00, used up exactly when lunch begins
            2026-03-04T12:00, 1wh,  2026-03-04T14:30, from the beginning of lunch
            2026-03-04T12:30, 1wh,  2026-03-04T14:30, from within lunch
            2026-03-04T13:30, 4wh,  2026-03-04T17:30, used up exactly at closing
            2026-03-04T07:00, 4wh,  2026-03-04T14:00, from before opening
            2026-03-04T08:30, 8wh,  2026-03-05T09:00, more than a day
            2026-03-04T08:30, 15wh, 2026-03-05T17:30, exactly two days
            2026-03-06T10:00, 2wd,  2026-03-10T10:00, Friday and the weekend
            2026-03-06T19:00, 4wh,  2026-03-09T14:00, Friday evening
            2026-03-06T19:00, 1wd,  2026-03-10T08:30, Friday evening counts from Monday's opening
            2026-03-06T17:30, 1wh,  2026-03-09T09:30, hours from closing count from the next opening
            2026-03-06T17:30, 1wd,  2026-03-09T17:30, days from closing keep the time of day
            2026-03-06T17:31, 1wd,  2026-03-10T08:30, a minute after closing is tomorrow
            2026-03-07T10:00, 2wd,  2026-03-11T08:30, Saturday
            2026-03-04T12:10, 1wd,  2026-03-05T13:30, from within lunch
            2026-03-04T08:30, 1wd,  2026-03-05T08:30, from opening
            2026-09-30T16:30, 2wh,  2026-10-08T09:30, National Day
            2026-09-30T16:30, 3wd,  2026-10-10T16:30, the make-up Saturday after National Day is worked
            2026-09-30T16:30, 4wd,  2026-10-12T16:30, the Sunday after it is not
            2026-10-01T12:00, 1wd,  2026-10-09T08:30, from within National Day
            2026-10-10T17:00, 1wh,  2026-10-12T09:00, from the make-up Saturday
            2026-09-19T09:00, 1wh,  2026-09-20T09:30, the make-up Sunday before the Mid-Autumn Festival
            2026-09-24T16:00, 3wh,  2026-09-28T10:00, Mid-Autumn Festival
            2026-02-13T15:00, 2wd,  2026-02-24T15:00, Spring Festival with its make-up Saturday
            2026-02-14T16:00, 4wh,  2026-02-24T11:00, from the make-up Saturday over Spring Festival
            2026-02-27T10:00, 1wd,  2026-02-28T10:00, the second make-up Saturday
            2018-12-28T10:00, 1wd,  2018-12-29T10:00, a day of 2018 that the notice for 2019 moved
            2018-12-29T10:00, 1wd,  2019-01-02T10:00, New Year 2019 likewise
            2026-12-31T17:00, 1wh,  2027-01-01T09:00, 2027 is not published: Monday to Friday
            2026-12-31T10:00, 2wd,  2027-01-04T10:00, 2027 is not published: the weekend still counts
            2026-09-30T17:00, 24h,  2026-10-01T17:00, calendar hours cross holidays
            2026-09-30T17:00, 7d,   2026-10-07T17:00, calendar days end on a holiday
            2026-03-06T23:50, 30m,  2026-03-07T00:20, minutes end at night
            2026-03-04T09:00, 0wh,  2026-03-04T09:00, nothing in office time
            2026-03-04T12:00, 0wh,  2026-03-04T12:00, nothing at closing
            2026-03-04T12:01, 0wh,  2026-03-04T13:30, nothing at lunch
            2026-03-07T12:00, 0wd,  2026-03-09T08:30, nothing at the weekend
            2026-03-07T12:00, 0h,   2026-03-07T12:00, nothing by the calendar
            """)
    void an_allowance_ends_when_the_calendar_on_the_wall_says(LocalDateTime from, String allowance,
            LocalDateTime deadline, String why) {
        assertThat(local(time.after(at(from), Allowance.parse(allowance)))).as(why).isEqualTo(deadline);
    }

    @ParameterizedTest(name = "{0} - {1} = {2} ({3})")
    @CsvSource(textBlock = """
            2026-03-10T10:00, 2wd,  2026-03-06T10:00, over the weekend
            2026-03-04T14:30, 2wh,  2026-03-04T11:00, across lunch
            2026-03-09T09:30, 2wh,  2026-03-06T16:30, over the weekend
            2026-03-09T10:30, 2wh,  2026-03-09T08:30, not the closing on Friday but the opening on Monday
            2026-03-04T17:30, 7wh,  2026-03-04T09:00, from closing
            2026-03-05T17:30, 1wd,  2026-03-04T17:30, from closing
            2026-10-08T09:30, 2wh,  2026-09-30T16:30, National Day
            2026-10-12T16:30, 1wd,  2026-10-10T16:30, the make-up Saturday
            2026-03-07T03:00, 1wd,  2026-03-05T17:30, a deadline in the night counts from the closing before it
            2026-03-07T03:00, 1wh,  2026-03-06T16:30, likewise
            2026-03-07T03:00, 0wh,  2026-03-06T17:30, nothing before the night
            2026-03-04T12:00, 0wd,  2026-03-04T12:00, nothing at closing
            2026-10-01T17:00, 24h,  2026-09-30T17:00, calendar hours
            2026-03-07T00:20, 30m,  2026-03-06T23:50, minutes
            2027-01-01T09:00, 1wh,  2026-12-31T17:00, unpublished year
            """)
    void an_early_warning_is_due_when_the_calendar_on_the_wall_says(LocalDateTime deadline, String allowance,
            LocalDateTime warning, String why) {
        assertThat(local(time.before(at(deadline), Allowance.parse(allowance)))).as(why).isEqualTo(warning);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-04T09:00, 2026-03-04T11:30, PT2H30M
            2026-03-04T11:00, 2026-03-04T14:00, PT1H30M
            2026-03-06T16:30, 2026-03-09T09:30, PT2H
            2026-09-30T17:00, 2026-10-08T09:00, PT1H
            2026-09-30T08:30, 2026-10-12T08:30, PT30H
            2026-10-01T00:00, 2026-10-08T08:30, PT0S
            2026-03-04T11:00, 2026-03-04T11:00, PT0S
            2026-03-04T11:00, 2026-03-04T10:00, PT0S
            """)
    void only_office_time_counts_between_two_moments(LocalDateTime from, LocalDateTime to, Duration worked) {
        assertThat(time.between(at(from), at(to))).isEqualTo(worked);
    }

    @Test
    void make_up_workdays_are_worked_and_holidays_are_not() {
        assertThat(List.of("2026-10-10", "2026-02-14", "2026-02-28", "2018-12-29", "2026-03-04", "2027-02-08"))
                .allSatisfy(day -> assertThat(time.isWorkingDay(LocalDate.parse(day))).isTrue());
        assertThat(List.of("2026-10-01", "2026-02-23", "2018-12-31", "2022-12-31", "2026-03-07", "2027-01-02"))
                .allSatisfy(day -> assertThat(time.isWorkingDay(LocalDate.parse(day))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-01-01", "2026-12-31"})
    void years_with_a_notice_are_published(LocalDate day) {
        assertThat(time.isPublished(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-12-31", "2027-01-01", "2040-06-01"})
    void years_without_a_notice_are_not_published(LocalDate day) {
        assertThat(time.isPublished(day)).isFalse();
    }

    @Test
    void a_year_has_its_weekdays_less_the_thirteen_public_holidays() {
        // 261 weekdays each, less 13: the make-up workdays give back all other free days.
        assertThat(workingDaysOf(2025)).isEqualTo(248);
        assertThat(workingDaysOf(2026)).isEqualTo(248);
    }

    @Test
    void a_million_working_days_take_no_longer_than_one() {
        Instant start = at(LocalDateTime.parse("2026-03-04T09:00"));

        Instant end = time.after(start, new Allowance(1_000_000, Allowance.Unit.WORKING_DAYS));

        assertThat(time.before(end, new Allowance(1_000_000, Allowance.Unit.WORKING_DAYS))).isEqualTo(start);
        assertThat(time.between(start, end)).isEqualTo(Duration.ofMinutes(450).multipliedBy(1_000_000));
    }

    @Test
    void a_span_beyond_all_time_is_refused() {
        Instant start = at(LocalDateTime.parse("2026-03-04T09:00"));

        assertThatThrownBy(() -> time.after(start, new Allowance(Long.MAX_VALUE, Allowance.Unit.WORKING_DAYS)))
                .isInstanceOfAny(ArithmeticException.class, DateTimeException.class);
        assertThatThrownBy(() -> time.before(start, new Allowance(Long.MAX_VALUE, Allowance.Unit.WORKING_HOURS)))
                .isInstanceOfAny(ArithmeticException.class, DateTimeException.class);
    }

    private long workingDaysOf(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(time::isWorkingDay).count();
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, SHANGHAI);
    }
}
