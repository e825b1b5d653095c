package city.lastmile.insight;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What is hot and what is a small sample, by heart: the tables are read whenever another version of them comes into
 * force, so that no reader of the page waits for them or needs the right to evaluate them. Where they cannot be used the
 * last good ones stay; before the first nothing is hot, and everything is a small sample.
 */
@Component
class CityRules implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CityRules.class);

    private final CityTables tables;
    private volatile Thresholds thresholds = Thresholds.NONE;
    private volatile @Nullable String version;

    CityRules(CityTables tables) {
        this.tables = tables;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    /** Notices a table that a designer deployed, here or through another node, and a category that is new. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void refresh() {
        String latest = tables.inForce();
        if (latest == null || latest.equals(version)) {
            return;
        }
        version = latest;
        try {
            thresholds = tables.read();
            LOG.info("The city's page goes by {}", latest);
        } catch (RuntimeException e) {
            LOG.error("The tables {} cannot be used; the city's page goes by those before them", latest, e);
        }
    }

    Thresholds inForce() {
        return thresholds;
    }
}
