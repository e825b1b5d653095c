package city.lastmile.worktime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of holiday-cn: what the State Council's notice for one year says. The year is that of the notice, so
 * single days may lie in the year before or after (the notice for 2019 moved workdays of December 2018).
 *
 * @param year the year of the notice
 * @param days the days that differ from Monday to Friday or confirm it; empty while nothing is published
 */
record HolidayFile(@Nullable Integer year, @Nullable List<Day> days) {

    /**
     * One day of a notice.
     *
     * @param date   the day
     * @param offDay whether it is free; if not, it is a make-up workday
     */
    record Day(@Nullable LocalDate date, @JsonProperty("isOffDay") @Nullable Boolean offDay) {
    }

    /** @return whether the notice of this year has been published */
    boolean isPublished() {
        return !days.isEmpty();
    }

    /**
     * Checks what the shape of the JSON alone does not.
     *
     * @param file the name for the message
     * @return this
     * @throws CalendarFileException when something is missing, twice there or out of its year
     */
    HolidayFile requireValid(String file) {
        if (year == null || days == null) {
            throw new CalendarFileException(file, "\"year\" and \"days\" are needed", null);
        }
        Set<LocalDate> seen = new HashSet<>();
        for (Day day : days) {
            requireValid(day, seen, file);
        }
        return this;
    }

    private void requireValid(@Nullable Day day, Set<LocalDate> seen, String file) {
        if (day == null || day.date() == null || day.offDay() == null) {
            throw new CalendarFileException(file, "each day needs \"date\" and \"isOffDay\", found " + day, null);
        }
        if (Math.abs(day.date().getYear() - year) > 1) {
            throw new CalendarFileException(file, day.date() + " is not near the year " + year, null);
        }
        if (!seen.add(day.date())) {
            throw new CalendarFileException(file, day.date() + " is there twice", null);
        }
    }
}
