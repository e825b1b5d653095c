package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.FreshDatabaseFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine without any domain, on a database of its own; its job executor looks when the test says so. */
class JobsInTurnTest {

    private static final int JOBS = 3;

    private static ConfigurableApplicationContext node;
    /** As the running node has it; an executor that has been stopped has none. */
    private static AcquireJobsCommandFactory commands;

    @BeforeAll
    static void start() throws Exception {
        node = new SpringApplicationBuilder(SmallApplication.class).web(WebApplicationType.NONE)
                .properties(FreshDatabaseFactory.newDatabase()).run();
        JobExecutor executor = node.getBean(SpringJobExecutor.class);
        commands = executor.getAcquireJobsCmdFactory();
        executor.shutdown();
        node.getBean(RepositoryService.class).createDeployment().addModelInstance("waiting.bpmn", Bpmn
                .createExecutableProcess("waiting").camundaHistoryTimeToLive(1).startEvent()
                .serviceTask().camundaAsyncBefore().camundaExpression("${true}").endEvent().done()).deploy();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void while_one_node_looks_for_due_jobs_the_turn_is_its_own() {
        inTransaction(() -> {
            look();
            assertThat(inTransaction(JobsInTurnTest::takesTurn)).as("another's turn meanwhile").isFalse();
            return true;
        });

        assertThat(inTransaction(JobsInTurnTest::takesTurn)).as("another's turn afterwards").isTrue();
    }

    @Test
    void a_node_finds_what_is_due_although_another_does_not_end_its_turn() {
        for (int job = 0; job < JOBS; job++) {
            node.getBean(RuntimeService.class).startProcessInstanceByKey("waiting");
        }

        int found = inTransaction(() -> {
            assertThat(takesTurn()).isTrue();
            return inTransaction(JobsInTurnTest::look).size();
        });

        assertThat(found).isEqualTo(JOBS);
    }

    @Test
    void a_node_looks_for_more_when_its_workers_have_run_most_of_what_they_had() throws Exception {
        CountDownLatch run = fillWorkers();
        CompletableFuture<Boolean> looked = CompletableFuture.supplyAsync(() -> {
            commands.getCommand(JOBS);
            return run.getCount() == 0;
        });

        run.countDown();

        assertThat(looked.get(1, TimeUnit.MINUTES)).as("looked when they had").isTrue();
    }

    @Test
    void a_node_looks_in_the_end_although_its_workers_do_not_get_on() {
        CountDownLatch run = fillWorkers();

        assertThat(commands.getCommand(JOBS)).isNotNull();

        run.countDown();
    }

    /** @return what to count down for the workers to do all that they have */
    private static CountDownLatch fillWorkers() {
        CountDownLatch run = new CountDownLatch(1);
        ThreadPoolTaskExecutor workers = node.getBean("camundaTaskExecutor", ThreadPoolTaskExecutor.class);
        for (int job = 0; job < workers.getMaxPoolSize() + JOBS; job++) {
            workers.submit(() -> run.await(1, TimeUnit.MINUTES));
        }
        return run;
    }

    private static AcquiredJobs look() {
        return node.getBean(ProcessEngineConfigurationImpl.class).getCommandExecutorTxRequired()
                .execute(commands.getCommand(JOBS));
    }

    private static boolean takesTurn() {
        return node.getBean(JdbcClient.class).sql(JobsInTurn.TAKE_TURN).query(Boolean.class).single();
    }

    /** A transaction of its own, whatever else is going on in this thread. */
    private static <T> T inTransaction(Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template.execute(status -> work.get());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = CamundaBpmRestJerseyAutoConfiguration.class)
    @Import(JobsInTurn.class)
    static class SmallApplication {
    }
}
