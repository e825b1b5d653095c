package city.lastmile.casework;

/** What casework itself counts of its requests. */
public interface RequestFigures {

    /**
     * @return what urging did to the handling time of what was answered in the last 365 days. The cost grows with the
     *         number of all requests: ask seldom
     */
    Fairness fairness();
}
