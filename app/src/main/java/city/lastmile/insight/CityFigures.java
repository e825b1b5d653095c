package city.lastmile.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The state of the city on one screen; without complaints about officers. An unknown town or organisation is an empty
 * text.
 *
 * @param asOf          when it was counted
 * @param complete      false while a filled database is rolled up for the first time: what has ended is missing then
 * @param open          all open requests
 * @param reportedToday how many were reported today, ended meanwhile or not
 * @param endedToday    how many ended today
 * @param towns         open ones by town
 * @param categories    open ones by category
 * @param ranking       organisations, see {@link Ranked}
 * @param hotTopics     the hottest first
 * @param trend         the last 30 days, today last
 * @param rules         by which ranking and hot topics were made
 */
public record CityFigures(Instant asOf, boolean complete, Tally open, long reportedToday, long endedToday,
        Map<String, Tally> towns, Map<String, Tally> categories, List<Ranked> ranking, List<HotTopic> hotTopics,
        List<Day> trend, Rules rules) {

    /**
     * How an organisation does: best lower end of the interval of {@code onTime} first, small samples after those.
     *
     * @param rank         1 for the first, 0 for a small sample, which has no rank
     * @param organisation its code
     * @param open         what is open there
     * @param onTime       of what was closed in the last 90 days and had a deadline, what was answered by it
     * @param satisfied    of what was rated, what got 4 or 5 of 5 for the result
     */
    public record Ranked(int rank, String organisation, Tally open, Share onTime, Share satisfied) {
    }

    /**
     * What the designers' tables say.
     *
     * @param leastReports so many lately make a matter hot, if it rose as well
     * @param leastRise    so many standard deviations
     * @param exceptions   whether another rule holds for some categories
     * @param leastCases   fewer are a small sample and not ranked
     */
    public record Rules(long leastReports, double leastRise, boolean exceptions, long leastCases) {
    }

    /**
     * One day.
     *
     * @param reported how many were reported
     * @param ended    how many ended
     */
    public record Day(LocalDate day, long reported, long ended) {
    }
}
