package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerProgressTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-04T01:00:00Z"));
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final WorkerProgress progress = new WorkerProgress(pool, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void idle_workers_lack_no_progress() {
        assertThat(after(Duration.ofHours(3))).isZero();
        assertThat(after(Duration.ofHours(3))).isZero();
    }

    @Test
    void a_worker_that_hangs_is_counted_from_the_first_check_that_saw_it() throws Exception {
        CountDownLatch release = hang();

        assertThat(after(Duration.ofMinutes(1))).isZero();
        assertThat(after(Duration.ofMinutes(4))).hasMinutes(4);
        assertThat(after(Duration.ofMinutes(2))).hasMinutes(6);
        release.countDown();
    }

    @Test
    void work_that_began_after_the_last_check_is_new_however_long_ago_that_was() throws Exception {
        after(Duration.ZERO);
        CountDownLatch release = hang();

        assertThat(after(Duration.ofHours(5))).isZero();
        release.countDown();
    }

    @Test
    void anything_finished_is_progress() throws Exception {
        CountDownLatch release = hang();
        after(Duration.ofMinutes(1));
        after(Duration.ofMinutes(4));
        finishOne();

        assertThat(after(Duration.ofMinutes(1))).isZero();
        release.countDown();
    }

    private Duration after(Duration passed) {
        now.updateAndGet(instant -> instant.plus(passed));
        return progress.withoutProgress();
    }

    private CountDownLatch hang() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running.await();
        return release;
    }

    /** The pool counts a task a moment after its result is there; a second one on the same worker comes after that. */
    private void finishOne() throws Exception {
        Future<?> first = pool.submit(() -> { });
        first.get();
        pool.submit(() -> { }).get();
    }
}
