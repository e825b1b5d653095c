package city.lastmile.bench;

/** One way to run the same lifecycle: report, triage, claim, handle, rate, close. Used by many threads at once. */
interface Contender extends AutoCloseable {

    /** What every officer answers. */
    String ANSWER = "已到现场核实并处理，感谢您的反映。";

    /** Takes in a resident's report; it is durable when this returns. Triage may run later. */
    void report(Report report);

    /** @return a report whose triage is durable and which waits for its officer; waits for one if need be */
    Dispatched next() throws InterruptedException;

    /** The officer claims and handles it, the resident rates it, and it closes; each step is durable. */
    void finish(Dispatched dispatched);

    /** Finds the grids of random points of the city. */
    default Answer locate(int points) {
        throw new UnsupportedOperationException("Only Lastmile knows where grids lie");
    }

    @Override
    void close();

    /**
     * A report that waits for an officer.
     *
     * @param number the tracking number
     * @param group  the group that may claim it
     */
    record Dispatched(String number, String group) {
    }
}
