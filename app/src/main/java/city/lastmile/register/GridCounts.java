package city.lastmile.register;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * Shares a number of grids out over the towns, by the method of the largest remainder. A town's weight is the mean
 * of its share in the area and its share in the villages and communities: people live closer in the centre, so a
 * grid there is smaller.
 */
final class GridCounts {

    private GridCounts() {
    }

    /** @return how many grids each town gets, at least one, together exactly the total */
    static Map<String, Integer> share(int total, List<TownArea> towns, List<Village> villages) {
        double area = towns.stream().mapToDouble(town -> squareMetres(town.boundary())).sum();
        Map<String, Double> quotas = new LinkedHashMap<>();
        for (TownArea town : towns) {
            long own = villages.stream().filter(village -> village.townCode().equals(town.code())).count();
            double villageShare = villages.isEmpty() ? 0 : own / (double) villages.size();
            double areaShare = squareMetres(town.boundary()) / area;
            double weight = villages.isEmpty() ? areaShare : (areaShare + villageShare) / 2;
            quotas.put(town.code(), 1 + weight * (total - towns.size()));
        }
        return largestRemainder(total, quotas);
    }

    private static Map<String, Integer> largestRemainder(int total, Map<String, Double> quotas) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        quotas.forEach((town, quota) -> counts.put(town, (int) Math.floor(quota)));
        int left = total - counts.values().stream().mapToInt(Integer::intValue).sum();
        Comparator<String> byRemainder = Comparator.comparingDouble(town -> Math.floor(quotas.get(town)) - quotas.get(town));
        quotas.keySet().stream().sorted(byRemainder.thenComparing(Comparator.naturalOrder())).limit(left)
                .forEach(town -> counts.merge(town, 1, Integer::sum));
        return counts;
    }

    private static double squareMetres(Geometry area) {
        return Earth.squareMetres(area);
    }
}
