package city.lastmile.insight;

import city.lastmile.insight.History.Reported;
import city.lastmile.insight.History.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All that the city's pages say, counted at one moment. Towns, categories, grids and organisations are without
 * confidential requests; an unknown one is an empty text.
 *
 * @param asOf        the moment
 * @param today       the day of it, by the city's clock
 * @param complete    false while a filled database is rolled up for the first time: what has ended is missing then
 * @param standing    every request of all time
 * @param matters     open ones by town and category, and those of today
 * @param grids       open ones by grid, and those of today
 * @param offices     open ones by organisation
 * @param performance of the last {@link History#DAYS} days by organisation
 * @param reported    what was reported in the last {@link History#DAYS} days; a day may come up in several entries
 * @param closedByDay how many ended on each of these days
 */
record Snapshot(Instant asOf, LocalDate today, boolean complete, List<Standing> standing, Map<Matter, Tally> matters,
        Map<Grid, Tally> grids, Map<String, Tally> offices, Map<String, Performance> performance,
        List<Reported> reported, Map<LocalDate, Long> closedByDay) {

    /** A kind of matter in a town. */
    record Matter(String town, String category) {
    }

    /** A grid. */
    record Grid(String town, String grid) {
    }
}
