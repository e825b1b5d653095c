package city.lastmile.casework;

import java.util.List;

/** Open requests whose deadline is near or has passed, for those who watch over the models. */
public interface CasesAtRisk {

    /**
     * A request that needs a look. Confidential ones are none: not even their numbers are told.
     *
     * @param trackingNumber of the request
     * @param overdue        whether its deadline has passed; else its officer was warned that it is near
     */
    record AtRisk(String trackingNumber, boolean overdue) {
    }

    /**
     * The cost grows with the number of open requests.
     *
     * @param most how many to answer at most
     * @return the most urgent first
     */
    List<AtRisk> now(int most);
}
