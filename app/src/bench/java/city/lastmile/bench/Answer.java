package city.lastmile.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contender's process answers to an order; one line of JSON on its output. The first one says that it is ready.
 *
 * @param cases   lifecycles that were finished, or timers that fired, while the clock ran
 * @param seconds for which it ran
 * @param all     lifecycles that were finished, with those before and after; of timers, those that fired again
 * @param repeats transactions that another one's change undid, and that had to be made again
 * @param fired   by process instance, when its timer's effect was durable, in milliseconds since 1970
 * @param millis  how long each call took, in milliseconds
 * @param port    on which it takes HTTP, or 0
 * @param failure why the order could not be carried out, or null
 */
record Answer(long cases, double seconds, long all, long repeats, Map<String, Long> fired, List<Double> millis, int port,
        @Nullable String failure) {

    static Answer ready(int port) {
        return new Answer(0, 0, 0, 0, Map.of(), List.of(), port, null);
    }

    static Answer of(long cases, double seconds) {
        return of(cases, seconds, cases);
    }

    static Answer of(long cases, double seconds, long all) {
        return new Answer(cases, seconds, all, 0, Map.of(), List.of(), 0, null);
    }

    /** Calls that took so many milliseconds each. */
    static Answer calls(List<Double> millis, double seconds) {
        return new Answer(millis.size(), seconds, millis.size(), 0, Map.of(), millis, 0, null);
    }

    /** Timers, of which so many fired more than once. */
    static Answer timers(Map<String, Long> fired, double seconds, long again) {
        return new Answer(fired.size(), seconds, again, 0, fired, List.of(), 0, null);
    }

    static Answer failed(Exception failure) {
        return new Answer(0, 0, 0, 0, Map.of(), List.of(), 0, failure.toString());
    }

    Answer with(List<Double> took) {
        return new Answer(cases, seconds, all, repeats, fired, took, port, failure);
    }

    Answer withRepeats(long count) {
        return new Answer(cases, seconds, all, count, fired, millis, port, failure);
    }

    double perSecond() {
        return cases / seconds;
    }
}
