package city.lastmile.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is rolled up of ended requests; it changes once a day.
 *
 * @param rolledUp    the last day that is
 * @param begunAt     when the roll-up began with the first day
 * @param ended       all of them, of all time
 * @param closedByDay how many ended on each of the last {@link #DAYS} days; without confidential ones
 * @param performance by organisation, of the last {@link #DAYS} days; without confidential ones
 * @param reported    by the day of the report, of the last {@link #DAYS} days and without confidential ones
 */
record History(LocalDate rolledUp, Instant begunAt, List<Standing> ended, Map<LocalDate, Long> closedByDay,
        Map<String, Performance> performance, List<Reported> reported) {

    /** As far as trends and rankings look back. */
    static final int DAYS = 90;

    /**
     * Requests at one place of their way.
     *
     * @param state        name of a state
     * @param tier         the responsible tier, or an empty text before triage
     * @param confidential whether they are complaints about officers
     * @param tally        how many; of ended ones nothing but {@link Tally#open} says so
     */
    record Standing(String state, String tier, boolean confidential, Tally tally) {
    }

    /**
     * Requests reported on one day.
     *
     * @param town code of the town, or an empty text where the place is unknown
     */
    record Reported(LocalDate day, String town, String category, long requests) {
    }
}
