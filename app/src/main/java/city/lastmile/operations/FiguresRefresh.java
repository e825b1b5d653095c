package city.lastmile.operations;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what the gauges show, at a fixed pace. However often Prometheus asks, the database is asked no more, and
 * while the database is away a scrape still answers at once.
 */
@Component
class FiguresRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresRefresh.class);

    private final List<Figures> all;

    FiguresRefresh(List<Figures> all) {
        this.all = all;
    }

    @Scheduled(fixedDelayString = "${lastmile.operations.refresh-often:10s}")
    void refreshOften() {
        refresh(Figures.Pace.OFTEN);
    }

    @Scheduled(fixedDelayString = "${lastmile.operations.refresh-seldom:5m}")
    void refreshSeldom() {
        refresh(Figures.Pace.SELDOM);
    }

    private void refresh(Figures.Pace pace) {
        all.stream().filter(figures -> figures.pace() == pace).forEach(FiguresRefresh::refresh);
    }

    private static void refresh(Figures figures) {
        try {
            figures.refresh();
        } catch (RuntimeException e) {
            figures.forget();
            LOG.warn("{} could not be counted: {}", figures.getClass().getSimpleName(), e.toString());
        }
    }
}
