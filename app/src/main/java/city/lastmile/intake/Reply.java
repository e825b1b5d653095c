package city.lastmile.intake;

import java.time.Duration;
import java.util.List;

/**
 * What the desk answers. Expected refusals are values, so that no page and no client can forget one.
 *
 * @param <T> what is given when the wish is granted
 */
public sealed interface Reply<T> {

    /**
     * The wish is granted, and committed.
     *
     * @param value what came of it
     * @param <T>   what is given
     */
    record Granted<T>(T value) implements Reply<T> {
    }

    /**
     * Something must be mended first; nothing was stored.
     *
     * @param problems at least one, in the order of the fields
     * @param <T>      what would have been given
     */
    record Refused<T>(List<FieldProblem> problems) implements Reply<T> {
    }

    /**
     * No request has this number and this code. Never says which of the two is wrong.
     *
     * @param <T> what would have been given
     */
    record Unknown<T>() implements Reply<T> {
    }

    /**
     * The idempotency key was used before, with another report; nothing was stored.
     *
     * @param <T> what would have been given
     */
    record KeyReused<T>() implements Reply<T> {
    }

    /**
     * Too much was asked in too short a time, or too many photographs are waiting to be looked at.
     *
     * @param retryAfter after which time it may be tried again, at least one second
     * @param <T>        what would have been given
     */
    record TooMany<T>(Duration retryAfter) implements Reply<T> {
    }

    /**
     * The city's own computers are too busy to take it in; nothing was stored, and it is no fault of who asked.
     *
     * @param retryAfter after which time it may be tried again, at least one second
     * @param <T>        what would have been given
     */
    record Busy<T>(Duration retryAfter) implements Reply<T> {
    }
}
