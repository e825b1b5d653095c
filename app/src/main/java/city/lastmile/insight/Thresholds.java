package city.lastmile.insight;

import java.util.Map;

/**
 * From where on something is hot, and from where on a share can be compared.
 *
 * @param hot       by category
 * @param otherwise of a category that is not among these
 * @param onTime    so many cases make a share answered in time comparable
 * @param satisfied so many ratings make a share of satisfied residents comparable
 */
record Thresholds(Map<String, Hot> hot, Hot otherwise, long onTime, long satisfied) {

    static final Thresholds NONE =
            new Thresholds(Map.of(), new Hot(Long.MAX_VALUE, Double.MAX_VALUE), Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * What makes a kind of matter hot.
     *
     * @param reports at least so many lately
     * @param rise    by at least so many standard deviations of chance more than before
     */
    record Hot(long reports, double rise) {

        boolean covers(HotTopic topic) {
            return topic.lately() >= reports && topic.strength() >= rise;
        }
    }

    boolean isHot(HotTopic topic) {
        return hot.getOrDefault(topic.category(), otherwise).covers(topic);
    }

    /** @return the same as the page tells it */
    CityFigures.Rules told() {
        return new CityFigures.Rules(otherwise.reports(), otherwise.rise(),
                hot.values().stream().anyMatch(other -> !other.equals(otherwise)), onTime);
    }
}
