package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.dmn.engine.configurator.DmnEngineConfigurator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.repository.DeploymentBuilder;
import org.flowable.engine.runtime.Execution;
import org.flowable.task.api.Task;

/** Flowable's engines for processes and decisions, with an equivalent model. It knows no authorisations. */
final class Flowable implements Contender {

    private static final List<String> TABLES =
            List.of("difficulty", "responsibility", "deadlines", "review-policy", "reopen-policy");
    /** Its table engine asks for a connection of its own: threads that hold one wait for another, with ten for good. */
    private static final int CONNECTIONS = 50;

    private final HikariDataSource pool = new HikariDataSource();
    private final Inbox inbox = new Inbox();
    private final ObjectMapper json = new ObjectMapper();
    private final boolean tuned;
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;

    private Flowable(String jdbcUrl, boolean tuned) {
        this.tuned = tuned;
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaximumPoolSize(CONNECTIONS);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        // As its starter for Spring Boot does; the other generator needs a second connection, and a pool dries up.
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setAsyncExecutorActivate(true);
        configuration.addConfigurator(new DmnEngineConfigurator());
        configuration.setEventListeners(List.of(new FlowableTaskWatch(inbox)));
        if (tuned) {
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            configuration.setHistoryLevel(HistoryLevel.NONE);
        }
        engine = configuration.buildProcessEngine();
        runtime = engine.getRuntimeService();
        tasks = engine.getTaskService();
        deploy();
    }

    /** As it comes, but for the number of its connections. */
    static Flowable asItComes(String jdbcUrl) {
        return new Flowable(jdbcUrl, false);
    }

    /** Without history, the resident's facts in one JSON variable. */
    static Flowable tuned(String jdbcUrl) {
        return new Flowable(jdbcUrl, true);
    }

    private void deploy() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment()
                .addString("plain-request.bpmn20.xml", resource("plain-request.bpmn20.xml"));
        TABLES.forEach(table -> deployment.addString(table + ".dmn", factsInOneVariable(resource(table + ".dmn"))));
        deployment.deploy();
    }

    private String factsInOneVariable(String table) {
        return tuned ? table.replaceAll("<text>(category|urgency|grid)</text>", "<text>request.$1</text>")
                .replaceAll("concat\\((town|grid)\\)", "concat(request.$1)") : table;
    }

    private static String resource(String name) {
        try (InputStream content = Flowable.class.getResourceAsStream("/bench/flowable/" + name)) {
            return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void report(Report report) {
        Map<String, Object> facts = PlainCamunda.facts(report);
        ObjectNode one = json.valueToTree(facts);
        runtime.startProcessInstanceByKey("plain-request", report.number(), tuned ? Map.of("request", one) : facts);
    }

    @Override
    public Dispatched next() throws InterruptedException {
        return inbox.next();
    }

    @Override
    public void finish(Dispatched dispatched) {
        String number = dispatched.number();
        String officer = "officer-of-" + dispatched.group();
        Task claim = tasks.createTaskQuery().taskCandidateGroup(dispatched.group()).processInstanceBusinessKey(number)
                .singleResult();
        tasks.claim(claim.getId(), officer);
        tasks.complete(claim.getId(), Map.of("nextStep", "CLAIM", "responsibleOfficer", officer));
        Task handle = tasks.createTaskQuery().taskAssignee(officer).processInstanceBusinessKey(number).singleResult();
        tasks.complete(handle.getId(), Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", ANSWER));
        Execution waiting = runtime.createExecutionQuery().processInstanceBusinessKey(number, true)
                .messageEventSubscriptionName("ResidentRated").singleResult();
        runtime.messageEventReceived("ResidentRated", waiting.getId(), new HashMap<>(PlainCamunda.RATING));
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
