package city.lastmile.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often to measure.
 *
 * @param name    as given on the command line
 * @param rounds  how often each contender has its turn, five at least
 * @param warmUp  unmeasured work before the first turn
 * @param turn    length of one turn
 * @param threads numbers of residents and officers who work at once
 * @param counted lifecycles over which rows and bytes are counted
 */
record Mode(String name, int rounds, Duration warmUp, Duration turn, List<Integer> threads, int counted) {

    private static final List<Integer> THREADS = List.of(1, 4, 8, 16);

    /** @throws IllegalArgumentException when there is no mode of that name */
    static Mode of(String name) {
        return switch (name) {
            case "short" -> new Mode(name, 5, Duration.ofSeconds(25), Duration.ofMillis(2500), THREADS, 200);
            case "glance" -> new Mode(name, 5, Duration.ofSeconds(40), Duration.ofMillis(4000), List.of(4), 100);
            case "full" -> new Mode(name, 9, Duration.ofSeconds(60), Duration.ofSeconds(15), THREADS, 2000);
            default -> throw new IllegalArgumentException("No mode " + name + "; there are: glance, short, full");
        };
    }
}
