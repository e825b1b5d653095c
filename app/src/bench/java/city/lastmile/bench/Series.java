package city.lastmile.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Figures of several rounds.
 *
 * @param median the middle one
 * @param least  the smallest
 * @param most   the largest
 * @param rounds all of them, in order
 */
record Series(double median, double least, double most, List<Double> rounds) {

    static Series of(List<Double> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Series(median, sorted[0], sorted[sorted.length - 1], List.copyOf(rounds));
    }

    /** @return this divided by the other, round by round, since rounds that lie side by side share the noise */
    Series over(Series other) {
        double[] ratios = new double[rounds.size()];
        Arrays.setAll(ratios, n -> rounds.get(n) / other.rounds.get(n));
        return of(Arrays.stream(ratios).boxed().toList());
    }
}
