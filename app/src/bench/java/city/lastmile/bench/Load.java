package city.lastmile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lets residents and officers work. In the closed loop each thread sends one report and then finishes one that waits for
 * its officer; a small backlog, sent before the clock starts and finished after it stops, keeps officers from waiting for
 * triage.
 */
final class Load {

    /** How often an officer finishes a case where the load is not a closed loop. */
    private static final long OFFICERS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Contender contender;

    Load(Contender contender) {
        this.contender = contender;
    }

    /** Works for the time given. */
    Answer work(int threads, Duration time, int backlog) throws Exception {
        for (int n = 0; n < backlog; n++) {
            contender.report(Report.next());
        }
        long before = contender.repeats();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long cases = together(threads, () -> {
            long done = 0;
            while (System.nanoTime() < end) {
                reportAndFinish();
                done++;
            }
            return done;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int n = 0; n < backlog; n++) {
            contender.finish(contender.next());
        }
        return Answer.of(cases, seconds, cases + backlog).withRepeats(contender.repeats() - before);
    }

    /** Finishes as many lifecycles as given, one after the other. */
    Answer finish(int cases) throws Exception {
        long start = System.nanoTime();
        for (int n = 0; n < cases; n++) {
            reportAndFinish();
        }
        return Answer.of(cases, (System.nanoTime() - start) / 1e9);
    }

    /** Takes in reports at an even pace, whatever else the contender does, and says how long each took. */
    Answer intake(int reports, long millis) throws InterruptedException {
        List<Double> took = new ArrayList<>();
        long start = System.nanoTime();
        for (int n = 0; n < reports; n++) {
            long at = start + n * millis * 1_000_000 / reports;
            TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
            contender.report(Report.next());
            // From the moment at which it was to begin: who waits behind a slow one waits, too.
            took.add((System.nanoTime() - at) / 1e6);
        }
        return Answer.calls(took, (System.nanoTime() - start) / 1e9);
    }

    /** Takes in reports on which nobody will work; they wait for their officers when this returns. */
    Answer setAside(int reports) throws InterruptedException {
        for (int n = 0; n < reports; n++) {
            contender.report(Report.next());
            contender.next();
        }
        return Answer.of(reports, 0);
    }

    /** Officers finish what waits, one case a second each at most. */
    Answer officers(int officers, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long cases = together(officers, () -> {
            long done = 0;
            for (long next = start; next < end; next += OFFICERS_PAUSE_NANOS) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                Optional<Contender.Dispatched> waiting = contender.poll();
                if (waiting.isPresent()) {
                    contender.finish(waiting.get());
                    done++;
                }
            }
            return done;
        });
        return Answer.of(cases, (System.nanoTime() - start) / 1e9);
    }

    /** Asks as often as given, for the time given at most, after a tenth as often to warm up; says how long each took. */
    Answer ask(Question question, int calls, long longestMillis) throws Exception {
        Random random = new Random(calls);
        for (int n = 0; n < calls / 10; n++) {
            contender.ask(question, random);
        }
        List<Double> took = new ArrayList<>();
        long start = System.nanoTime();
        while (took.size() < calls && System.nanoTime() - start < longestMillis * 1_000_000) {
            TimeUnit.MILLISECONDS.sleep(question.pauseMillis());
            long before = System.nanoTime();
            contender.ask(question, random);
            took.add((System.nanoTime() - before) / 1e6);
        }
        return Answer.calls(took, (System.nanoTime() - start) / 1e9);
    }

    private void reportAndFinish() throws InterruptedException {
        contender.report(Report.next());
        contender.finish(contender.next());
    }

    private static long together(int threads, Callable<Long> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> results = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                results.add(pool.submit(work));
            }
            long sum = 0;
            for (Future<Long> result : results) {
                sum += result.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }
}
