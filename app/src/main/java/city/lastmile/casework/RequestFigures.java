package city.lastmile.casework;

import java.util.List;

/**
 * How many requests of the whole city stand where, for those who watch over the system. Confidential ones are counted
 * among them; a number per state and tier gives nobody away.
 */
public interface RequestFigures {

    /** @return the open ones; what has none is left out. The cost grows with the number of open requests */
    List<RequestCount> open();

    /**
     * @return the closed and withdrawn ones of all time; what has none is left out. The cost grows with the number of
     *         all requests: ask seldom
     */
    List<RequestCount> ended();

    /**
     * @return what urging did to the handling time of what was answered in the last 365 days. The cost grows with the
     *         number of all requests: ask seldom
     */
    Fairness fairness();
}
