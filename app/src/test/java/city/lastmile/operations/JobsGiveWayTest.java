package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import city.lastmile.casework.Arrivals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class JobsGiveWayTest {

    private static final long SOON_SECONDS = 60;

    private final Arrivals arrivals = mock(Arrivals.class);
    private final CountDownLatch oneGoesOn = new CountDownLatch(1);
    private ThreadPoolTaskExecutor workers;

    @BeforeEach
    void start() {
        workers = workers(JobsGiveWay.WORKERS);
    }

    @AfterEach
    void stop() {
        oneGoesOn.countDown();
        workers.shutdown();
    }

    private ThreadPoolTaskExecutor workers(String name) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("arrivals", arrivals);
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(2);
        new JobsGiveWay(beans.getBeanProvider(Arrivals.class)).postProcessBeforeInitialization(pool, name);
        pool.initialize();
        return pool;
    }

    @Test
    void one_job_goes_on_while_reports_come_and_the_next_waits_until_they_are_in() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch in = new CountDownLatch(1);
        doAnswer(call -> {
            waits.countDown();
            return in.await(SOON_SECONDS, TimeUnit.SECONDS);
        }).when(arrivals).letIn(anyLong());

        occupyTheOneThatGoesOn();
        Future<Boolean> next = workers.submit(() -> in.getCount() == 0);

        assertThat(waits.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        in.countDown();
        assertThat(next.get(SOON_SECONDS, TimeUnit.SECONDS)).as("began when the report was in").isTrue();
    }

    @Test
    void a_job_by_itself_waits_for_no_report() throws Exception {
        assertThat(workers.submit(() -> true).get(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();

        verify(arrivals, never()).letIn(anyLong());
    }

    @Test
    void other_pools_are_left_alone() throws Exception {
        ThreadPoolTaskExecutor others = workers("others");
        try {
            for (int work = 0; work < 2; work++) {
                others.submit(() -> oneGoesOn.await(SOON_SECONDS, TimeUnit.SECONDS));
            }
            oneGoesOn.countDown();
        } finally {
            others.setWaitForTasksToCompleteOnShutdown(true);
            others.shutdown();
        }

        verify(arrivals, never()).letIn(anyLong());
    }

    private void occupyTheOneThatGoesOn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        workers.submit(() -> {
            begun.countDown();
            return oneGoesOn.await(SOON_SECONDS, TimeUnit.SECONDS);
        });
        assertThat(begun.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
