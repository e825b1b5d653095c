package city.lastmile.bench;

import org.jspecify.annotations.Nullable;

/**
 * What the leading process asks of a contender's; one line of JSON on its input.
 *
 * @param task     what to do
 * @param threads  how many residents and officers work at once; while timers are awaited, how many report in a second
 * @param millis   for how long, or 0
 * @param cases    how many lifecycles, timers, calls or reports, or 0
 * @param question what to ask, or null
 */
record Order(Task task, int threads, long millis, int cases, @Nullable Question question) {

    /** What can be asked for. */
    enum Task {
        /** Work for the time given, with as many reports as given waiting from before to after. */
        WORK,
        /** Finish as many lifecycles as given, and nothing else. */
        FINISH,
        /** Start as many instances that wait for a timer as given. */
        START_TIMERS,
        /** Wait until as many timers as given have fired, for the time given at most. */
        AWAIT_TIMERS,
        /** Take in as many reports as given, to be left alone when they wait for their officers. */
        SET_ASIDE,
        /** Answer a question as often as given, for the time given at most. */
        ASK,
        /** Take in as many reports as given, spread evenly over the time given. */
        INTAKE,
        /** Share what waits for officers with the other nodes of the same database from now on. */
        SHARE,
        /** Let officers finish one case a second each, where any waits, for the time given. */
        OFFICERS
    }

    static Order work(int threads, long millis, int backlog) {
        return new Order(Task.WORK, threads, millis, backlog, null);
    }

    static Order setAside(int reports) {
        return new Order(Task.SET_ASIDE, 1, 0, reports, null);
    }

    static Order ask(Question question, int calls, long longestMillis) {
        return new Order(Task.ASK, 1, longestMillis, calls, question);
    }

    static Order startTimers(int timers) {
        return new Order(Task.START_TIMERS, 1, 0, timers, null);
    }

    static Order awaitTimers(int timers, long millis, int reportsPerSecond) {
        return new Order(Task.AWAIT_TIMERS, reportsPerSecond, millis, timers, null);
    }

    static Order intake(int reports, long millis) {
        return new Order(Task.INTAKE, 1, millis, reports, null);
    }

    static Order officers(int officers, long millis) {
        return new Order(Task.OFFICERS, officers, millis, 0, null);
    }

    static Order share() {
        return new Order(Task.SHARE, 1, 0, 0, null);
    }

    static Order finish(int cases) {
        return new Order(Task.FINISH, 1, 0, cases, null);
    }
}
