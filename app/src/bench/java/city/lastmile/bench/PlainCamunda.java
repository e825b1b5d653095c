package city.lastmile.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What one gets by adding Camunda to a Spring Boot application and drawing the process: the same decision tables,
 * the resident's facts as process variables, the engine's full history as the record.
 */
final class PlainCamunda implements Contender {

    /** How every resident rates, with what the table asks besides. */
    static final Map<String, Object> RATING = Map.of("responseStars", 5, "resultStars", 4, "attitudeStars", 5,
            "reasonGiven", false, "reviewed", false, "reopens", 0);

    private final ConfigurableApplicationContext context;
    private final Inbox inbox;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;

    PlainCamunda(String jdbcUrl) {
        context = new SpringApplicationBuilder(Application.class).run(
                "--spring.config.location=classpath:bench/plain/application.yaml",
                "--spring.datasource.url=" + jdbcUrl);
        inbox = context.getBean(Inbox.class);
        runtime = context.getBean(RuntimeService.class);
        tasks = context.getBean(TaskService.class);
        identities = context.getBean(IdentityService.class);
    }

    @Override
    public void report(Report report) {
        runtime.startProcessInstanceByKey("plain-request", report.number(), facts(report));
    }

    /** @return what the resident reported, as variables */
    static Map<String, Object> facts(Report report) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", report.description());
        facts.put("place", report.place());
        facts.put("channel", "api");
        facts.put("category", report.category());
        facts.put("categoryGroup", report.categoryGroup());
        facts.put("urgency", Report.URGENCY);
        facts.put("confidential", false);
        facts.put("subject", "");
        facts.put("town", report.town());
        facts.put("grid", report.grid());
        return facts;
    }

    @Override
    public Dispatched next() throws InterruptedException {
        return inbox.next();
    }

    @Override
    public void finish(Dispatched dispatched) {
        String number = dispatched.number();
        String group = dispatched.group();
        String officer = "officer-of-" + group;
        identities.setAuthentication(officer, List.of(group));
        try {
            Task claim = tasks.createTaskQuery().taskCandidateGroup(group).processInstanceBusinessKey(number)
                    .singleResult();
            tasks.claim(claim.getId(), officer);
            tasks.complete(claim.getId(), Map.of("nextStep", "CLAIM", "responsibleOfficer", officer));
            Task handle = tasks.createTaskQuery().taskAssignee(officer).processInstanceBusinessKey(number)
                    .singleResult();
            tasks.complete(handle.getId(), Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", ANSWER));
        } finally {
            identities.clearAuthentication();
        }
        runtime.createMessageCorrelation("ResidentRated").processInstanceBusinessKey(number)
                .setVariables(RATING).correlate();
    }

    @Override
    public Optional<Dispatched> poll() {
        return inbox.poll();
    }

    @Override
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void ask(Question question, Random random) {
        String group = Filled.group(random);
        identities.setAuthentication("nobody", List.of(group));
        try {
            TaskQuery open = tasks.createTaskQuery().taskCandidateGroup(group);
            switch (question) {
                case ENGINES_LIST -> open.orderByTaskCreateTime().desc().listPage(0, 20);
                case ENGINES_COUNT -> open.count();
                case TRACKING -> {
                    identities.clearAuthentication();
                    context.getBean(HistoryService.class).createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(Filled.number(random)).singleResult();
                }
                default -> throw new UnsupportedOperationException(question + " has no counterpart in the engine");
            }
        } finally {
            identities.clearAuthentication();
        }
    }

    @Override
    public TimerWork timers() {
        return new TimerWork(context);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The whole application. No component, so that no scan finds it. */
    @EnableAutoConfiguration
    static final class Application {

        @Bean
        Inbox inbox() {
            return new Inbox();
        }

        /** As residents' reports come in over HTTP, here as in Lastmile: without sign-on and without sessions. */
        @Bean
        SecurityFilterChain residents(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(AbstractHttpConfigurer::disable).build();
        }

        @Bean
        RouterFunction<ServerResponse> intake(RuntimeService runtime, JdbcClient jdbc, TransactionTemplate transactions) {
            return RouterFunctions.route().POST("/api/v1/requests",
                    new PlainIntake(runtime, jdbc, transactions)::submit).build();
        }

        @Bean
        TimerWatch timerWatch() {
            return new TimerWatch();
        }

        @Bean
        TaskWatch taskWatch(Inbox inbox) {
            return new TaskWatch(inbox);
        }
    }

    /** Tells the officers as soon as the task to claim has committed. */
    static final class TaskWatch {

        private final Inbox inbox;

        TaskWatch(Inbox inbox) {
            this.inbox = inbox;
        }

        @EventListener
        public void created(DelegateTask task) {
            if ("create".equals(task.getEventName()) && "ClaimRequest".equals(task.getTaskDefinitionKey())) {
                Dispatched dispatched = new Dispatched(task.getExecution().getProcessBusinessKey(),
                        String.valueOf(task.getVariable("candidateGroup")));
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        inbox.add(dispatched);
                    }
                });
            }
        }
    }
}
