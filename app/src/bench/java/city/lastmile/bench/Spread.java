package city.lastmile.bench;

import java.util.List;

/**
 * How single measurements are spread.
 *
 * @param count how many there are
 * @param p50   the middle one
 * @param p95   what 95 in a hundred stay below
 * @param p99   what 99 in a hundred stay below
 * @param most  the largest
 */
record Spread(int count, double p50, double p95, double p99, double most) {

    static Spread of(List<Double> measured) {
        if (measured.isEmpty()) {
            return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        List<Double> sorted = measured.stream().sorted().toList();
        return new Spread(sorted.size(), at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100));
    }

    /** @return as words, in whole units */
    String text() {
        return "p50 %.0f, p95 %.0f, p99 %.0f, most %.0f".formatted(p50, p95, p99, most);
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
