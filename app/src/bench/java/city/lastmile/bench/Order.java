package city.lastmile.bench;

/**
 * What the leading process asks of a contender's; one line of JSON on its input.
 *
 * @param task    what to do
 * @param threads how many residents and officers work at once
 * @param millis  for how long, or 0
 * @param cases   how many lifecycles or points, or 0
 */
record Order(Task task, int threads, long millis, int cases) {

    /** What can be asked for. */
    enum Task {
        /** Work for the time given. */
        WORK,
        /** Finish as many lifecycles as given, and nothing else. */
        FINISH,
        /** Find the grids of as many points as given. */
        LOCATE
    }

    static Order work(int threads, long millis) {
        return new Order(Task.WORK, threads, millis, 0);
    }

    static Order locate(int points) {
        return new Order(Task.LOCATE, 1, 0, points);
    }

    static Order finish(int cases) {
        return new Order(Task.FINISH, 1, 0, cases);
    }
}
