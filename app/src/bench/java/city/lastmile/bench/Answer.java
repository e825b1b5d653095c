package city.lastmile.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a contender's process answers to an order; one line of JSON on its output. The first one says that it is ready.
 *
 * @param cases   lifecycles that were finished, or points that were found, while the clock ran
 * @param seconds for which it ran
 * @param all     lifecycles that were finished, with those before and after
 * @param failure why the order could not be carried out, or null
 */
record Answer(long cases, double seconds, long all, @Nullable String failure) {

    double perSecond() {
        return cases / seconds;
    }
}
