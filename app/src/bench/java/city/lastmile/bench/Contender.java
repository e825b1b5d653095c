package city.lastmile.bench;

import java.util.Optional;
import java.util.Random;

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

    /** @return a report whose triage is durable and which waits for its officer already */
    default Optional<Dispatched> poll() {
        throw new UnsupportedOperationException("Only V and L work beside HTTP");
    }

    /** Answers a question about full tables for some office, drawn at random; throws when it cannot. */
    default void ask(Question question, Random random) throws Exception {
        throw new UnsupportedOperationException("Only V and L are asked for lists");
    }

    /** Work with bare timers, of a contender that has Camunda's. */
    default TimerWork timers() {
        throw new UnsupportedOperationException("Only V and L are asked for timers");
    }

    /** From now on officers of all nodes of its database take from one inbox. */
    default void shareInbox() {
        throw new UnsupportedOperationException("Only Lastmile is run on several nodes");
    }

    /** @return how many transactions another one's change has undone so far; 0 where nobody counts them */
    default long repeats() {
        return 0;
    }

    /** @return the port on which it takes HTTP, or 0 */
    default int port() {
        return 0;
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
