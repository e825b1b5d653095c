package city.lastmile.insight;

import city.lastmile.platform.TablesInForce;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What is hot and what is a small sample, by heart, so that no reader of the page needs the right to evaluate the
 * tables. Before they are read for the first time nothing is hot, and everything is a small sample.
 */
@Component
class CityRules implements SmartInitializingSingleton {

    private final CityTables tables;
    private final TablesInForce<Thresholds> thresholds = new TablesInForce<>("The city's page goes", Thresholds.NONE);

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
        thresholds.follow(tables.inForce(), latest -> tables.read());
    }

    Thresholds inForce() {
        return thresholds.read();
    }
}
