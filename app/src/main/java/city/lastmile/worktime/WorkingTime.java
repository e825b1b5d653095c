package city.lastmile.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The public face of the working calendar: deadline arithmetic in the city's office hours. */
public interface WorkingTime {

    /**
     * When an allowance that starts now is used up. A start outside office hours counts from the next opening.
     * Working days keep the time of day: two working days from Friday 10:00 end on Tuesday 10:00.
     *
     * @param from      the start
     * @param allowance how long
     * @return the deadline, never before {@code from}
     */
    Instant after(Instant from, Allowance allowance);

    /**
     * The latest moment from which the allowance still ends at the deadline: the same arithmetic backwards.
     *
     * @return the moment, never after {@code deadline}
     */
    Instant before(Instant deadline, Allowance allowance);

    /** @return the working time between two moments; zero when the second is not after the first */
    Duration between(Instant from, Instant to);

    /** @return whether the day is worked, make-up workdays included */
    boolean isWorkingDay(LocalDate day);

    /** @return whether the government has published the holidays of the day's year; if not, Monday to Friday is assumed */
    boolean isPublished(LocalDate day);
}
