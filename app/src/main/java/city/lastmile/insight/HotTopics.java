package city.lastmile.insight;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what has become hot, by a rule that is published beside it: so many reports in the last {@link #LATELY} days, and
 * so many standard deviations more than in the four weeks before; how many says a table of the designers. Counts of
 * independent reports vary like a Poisson number; its square root after Anscombe (1948), 2√(n + 3/8), has a standard
 * deviation of one whatever the size, so that small towns and large ones are measured alike.
 */
final class HotTopics {

    /** Days that are looked at, today included. */
    static final int LATELY = 7;
    /** Days before these that they are compared with. */
    static final int BEFORE = 28;
    private static final int MOST = 20;

    private HotTopics() {
    }

    static List<HotTopic> of(Snapshot snapshot, Thresholds thresholds) {
        LocalDate first = snapshot.today().minusDays(LATELY - 1L);
        LocalDate earliest = first.minusDays(BEFORE);
        Map<Snapshot.Matter, long[]> counts = new HashMap<>();
        for (History.Reported entry : snapshot.reported()) {
            if (!entry.day().isBefore(earliest) && !entry.day().isAfter(snapshot.today()) && !entry.town().isEmpty()) {
                counts.computeIfAbsent(new Snapshot.Matter(entry.town(), entry.category()), matter -> new long[2])
                        [entry.day().isBefore(first) ? 1 : 0] += entry.requests();
            }
        }
        return counts.entrySet().stream().map(entry -> topic(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .filter(thresholds::isHot)
                .sorted(Comparator.comparing(HotTopic::strength).reversed().thenComparing(HotTopic::town)
                        .thenComparing(HotTopic::category)).limit(MOST).toList();
    }

    private static HotTopic topic(Snapshot.Matter matter, long lately, long before) {
        double usual = before * (double) LATELY / BEFORE;
        return new HotTopic(matter.town(), matter.category(), lately, usual, scaled(lately) - scaled(usual));
    }

    private static double scaled(double count) {
        return 2 * Math.sqrt(count + 3.0 / 8);
    }
}
