package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.support.FreshDatabaseFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two small applications one after the other on one database: engine, pool and job executor are real. */
class OrderlyStopTest {

    private static final int JOBS = 12;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void at_a_stop_running_jobs_commit_and_waiting_ones_are_free_for_the_next_node() throws Exception {
        Map<String, Object> database = FreshDatabaseFactory.newDatabase();
        AtomicInteger committed = new AtomicInteger();
        try (ConfigurableApplicationContext first = start(database)) {
            Gate gate = first.getBean(Gate.class);
            gate.guard(first.getBean(SpringJobExecutor.class), committed);
            startJobs(first);
            assertThat(gate.entered.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        int ofFirst = committed.get();
        assertThat(ofFirst).as("jobs of the first node that were running and committed").isPositive().isLessThan(JOBS);

        try (ConfigurableApplicationContext second = start(database)) {
            ManagementService management = second.getBean(ManagementService.class);
            await().atMost(SOON).until(() -> management.createJobQuery().processDefinitionKey("gate").count() == 0);
            assertThat(second.getBean(Gate.class).passed).hasValue(JOBS - ofFirst);
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> database) {
        return new SpringApplicationBuilder(SmallApplication.class).web(WebApplicationType.NONE)
                .properties(database).run();
    }

    private static void startJobs(ConfigurableApplicationContext application) {
        application.getBean(RepositoryService.class).createDeployment().addModelInstance("gate.bpmn", Bpmn
                .createExecutableProcess("gate").camundaHistoryTimeToLive(1).startEvent()
                .serviceTask().camundaAsyncBefore().camundaExpression("${gate.pass()}").endEvent().done()).deploy();
        for (int i = 0; i < JOBS; i++) {
            application.getBean(RuntimeService.class).startProcessInstanceByKey("gate");
        }
    }

    /** The engine without any domain. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = CamundaBpmRestJerseyAutoConfiguration.class)
    @Import({OrderlyStop.class, GateConfiguration.class})
    static class SmallApplication {
    }

    @Configuration(proxyBeanMethods = false)
    static class GateConfiguration {

        @Bean
        Gate gate() {
            return new Gate();
        }
    }

    /** A job that, once guarded, ends only after the job executor has stopped. */
    public static class Gate {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final AtomicInteger passed = new AtomicInteger();
        private volatile SpringJobExecutor executor;
        private volatile AtomicInteger committed;

        void guard(SpringJobExecutor jobExecutor, AtomicInteger counter) {
            committed = counter;
            executor = jobExecutor;
        }

        public void pass() {
            if (executor != null) {
                entered.countDown();
                await().atMost(SOON).until(() -> !executor.isActive());
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        committed.incrementAndGet();
                    }
                });
            }
            passed.incrementAndGet();
        }
    }
}
