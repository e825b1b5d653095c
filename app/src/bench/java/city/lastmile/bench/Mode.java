package city.lastmile.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often to measure.
 *
 * @param name        as given on the command line
 * @param rounds      how often each contender has its turn, five at least
 * @param warmUp      unmeasured work before the first turn
 * @param turn        length of one turn
 * @param threads     numbers of residents and officers who work at once
 * @param counted     lifecycles over which rows and bytes are counted
 * @param timerRounds how often timers are let off
 * @param pending     timers that wait meanwhile
 * @param sizes       numbers of requests among which lists are read
 */
record Mode(String name, int rounds, Duration warmUp, Duration turn, List<Integer> threads, int counted,
        int timerRounds, int pending, List<Integer> sizes) {

    private static final List<Integer> THREADS = List.of(1, 4, 8, 16);
    private static final int MILLION = 1_000_000;

    /** @throws IllegalArgumentException when there is no mode of that name */
    static Mode of(String name) {
        return switch (name) {
            case "short" -> new Mode(name, 5, Duration.ofSeconds(65), Duration.ofMillis(1500), THREADS, 200, 3, MILLION,
                    List.of(MILLION / 10, MILLION));
            case "glance" -> new Mode(name, 5, Duration.ofSeconds(40), Duration.ofMillis(4000), List.of(4), 100, 3,
                    MILLION / 100, List.of(MILLION / 100));
            case "full" -> new Mode(name, 9, Duration.ofSeconds(60), Duration.ofSeconds(15), THREADS, 2000, 5, MILLION,
                    List.of(MILLION / 10, MILLION, 10 * MILLION));
            default -> throw new IllegalArgumentException("No mode " + name + "; there are: glance, short, full");
        };
    }
}
