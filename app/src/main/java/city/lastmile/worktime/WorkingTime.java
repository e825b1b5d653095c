package city.lastmile.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The public face of the working calendar: deadline arithmetic in the city's office hours.
 *
 * <p>Office time is what lies within the office hours of a working day, the moments of opening and closing
 * included. The tricky ends follow from that:
 * <ul>
 *   <li>No deadline in working hours or working days ever falls outside office time. One that is used up exactly
 *       at a closing ends there, not at the next opening.</li>
 *   <li>Working hours from a closing count from the next opening, for nothing is left to count before it.
 *       Working days from a closing keep that time of day: one working day from Friday 17:30 ends Monday 17:30,
 *       one from Friday 17:31 ends Tuesday 08:30.</li>
 *   <li>Zero working hours or days end at once, outside office time at the next opening.</li>
 *   <li>Calendar minutes, hours and days (of 24 hours) know neither night nor holiday and end where they end.</li>
 * </ul>
 *
 * <p>All methods are fast over any span and safe for use by several threads.
 */
public interface WorkingTime {

    /**
     * When an allowance that starts now is used up. A start outside office hours counts from the next opening.
     * Working days keep the time of day: two working days from Friday 10:00 end on Tuesday 10:00.
     *
     * @param from      the start
     * @param allowance how long
     * @return the deadline, never before {@code from}; never earlier for a later start or a larger amount
     * @throws java.time.DateTimeException or {@link ArithmeticException} when the deadline is beyond what an
     *                                     {@link Instant} can hold
     */
    Instant after(Instant from, Allowance allowance);

    /**
     * The latest moment from which the allowance ends no later than the deadline: {@code after} backwards, made for
     * early warnings. For every moment {@code t}, {@code after(t, a) <= d} exactly when {@code t <= before(d, a)}.
     *
     * @return the moment, never after {@code deadline}; it may lie before the request began
     * @throws java.time.DateTimeException or {@link ArithmeticException} when the moment is beyond what an
     *                                     {@link Instant} can hold
     */
    Instant before(Instant deadline, Allowance allowance);

    /**
     * When so much working time has passed: the way back from {@link #between}. For a clock that stood still and runs
     * on with what was left. No time at all ends at once, outside office time at the next opening.
     *
     * @param from   the start
     * @param worked zero or more
     * @return the moment, never before {@code from}
     * @throws java.time.DateTimeException or {@link ArithmeticException} when the moment is beyond what an
     *                                     {@link Instant} can hold
     */
    Instant afterOfficeTime(Instant from, Duration worked);

    /** @return the working time between two moments; zero when the second is not after the first */
    Duration between(Instant from, Instant to);

    /** @return whether the day is worked, make-up workdays included */
    boolean isWorkingDay(LocalDate day);

    /** @return whether the government has published the holidays of the day's year; if not, Monday to Friday is assumed */
    boolean isPublished(LocalDate day);
}
