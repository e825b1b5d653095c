package city.lastmile.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
