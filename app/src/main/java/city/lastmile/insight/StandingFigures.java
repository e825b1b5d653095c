package city.lastmile.insight;

import java.util.List;

/**
 * How many requests of the whole city stand where, for those who watch over the system. Confidential ones are counted
 * among them; a number per state and tier gives nobody away.
 */
public interface StandingFigures {

    /** @return the open ones; what has none is left out. The cost grows with the number of open requests */
    List<RequestCount> open();

    /**
     * @return the closed, withdrawn, declined and merged ones of all time; what has none is left out. While a filled
     *         database is rolled up for the first time, those of the days that are rolled up
     */
    List<RequestCount> ended();
}
