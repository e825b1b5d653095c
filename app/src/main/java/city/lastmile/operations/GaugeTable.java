package city.lastmile.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name that differ in their tags. A row that was once there stays, at zero when it has no value: a line
 * that ends without a word looks like a fault.
 */
final class GaugeTable {

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final Set<Tags> rows = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Map<Tags, Long> values;

    GaugeTable(MeterRegistry registry, String name, String description) {
        this.registry = registry;
        this.name = name;
        this.description = description;
    }

    void addRow(Tags tags) {
        if (rows.add(tags)) {
            Gauge.builder(name, () -> read(tags)).tags(tags).description(description).register(registry);
        }
    }

    void show(Map<Tags, Long> counted) {
        counted.keySet().forEach(this::addRow);
        values = Map.copyOf(counted);
    }

    /** All rows show no number until the next count. */
    void forget() {
        values = null;
    }

    private double read(Tags tags) {
        Map<Tags, Long> now = values;
        return now == null ? Double.NaN : now.getOrDefault(tags, 0L);
    }
}
