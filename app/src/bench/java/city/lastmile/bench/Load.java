package city.lastmile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop: each thread sends one report and then finishes one that waits for its officer. A small backlog,
 * sent before the clock starts and finished after it stops, keeps officers from waiting for triage.
 */
final class Load {

    private static final int BACKLOG_PER_THREAD = 2;

    private final Contender contender;

    Load(Contender contender) {
        this.contender = contender;
    }

    /** Works for the time given. */
    Answer work(int threads, Duration time) throws Exception {
        int backlog = threads * BACKLOG_PER_THREAD;
        for (int n = 0; n < backlog; n++) {
            contender.report(Report.next());
        }
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
        return new Answer(cases, seconds, cases + backlog, null);
    }

    /** Finishes as many lifecycles as given, one after the other. */
    Answer finish(int cases) throws Exception {
        long start = System.nanoTime();
        for (int n = 0; n < cases; n++) {
            reportAndFinish();
        }
        return new Answer(cases, (System.nanoTime() - start) / 1e9, cases, null);
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
