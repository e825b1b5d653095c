package city.lastmile.bench;

import city.lastmile.LastmileApplication;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestChanged;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The application as it ships, on its own settings, with the whole demonstration city. */
final class Lastmile implements Contender {

    private final ConfigurableApplicationContext context;
    private final Inbox inbox;
    private final Casework casework;
    private final CityRegister register;
    private final TaskService tasks;
    private final IdentityService identities;
    private final Clock clock;
    private final Asking asking;

    Lastmile(String jdbcUrl) {
        context = new SpringApplicationBuilder(LastmileApplication.class, Watching.class).run(
                "--spring.datasource.url=" + jdbcUrl, "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres", "--server.port=0",
                // All residents of a benchmark have one address.
                "--lastmile.intake.submissions-per-minute=1000000",
                "--lastmile.register.source=classpath:city/jiaozhou",
                "--lastmile.access.admin-password=kettle-orbit-violet-59");
        inbox = context.getBean(Inbox.class);
        casework = context.getBean(Casework.class);
        register = context.getBean(CityRegister.class);
        tasks = context.getBean(TaskService.class);
        identities = context.getBean(IdentityService.class);
        clock = context.getBean(Clock.class);
        asking = new Asking(context, port());
    }

    @Override
    public void report(Report report) {
        casework.open(new NewRequest(report.number(), report.description(), report.category(), report.town(),
                report.grid(), report.place(), null, null, null, "api", clock.instant()));
    }

    @Override
    public Dispatched next() throws InterruptedException {
        return inbox.next();
    }

    @Override
    public void finish(Dispatched dispatched) {
        String number = dispatched.number();
        String group = casework.find(number).orElseThrow().responsibleGroup();
        Officer officer = register.members(String.valueOf(group)).get(0);
        identities.setAuthentication(officer.id(), List.copyOf(officer.groups()));
        try {
            Task claim = tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(officer.groups()))
                    .processInstanceBusinessKey(number).singleResult();
            tasks.claim(claim.getId(), officer.id());
            tasks.complete(claim.getId(), Map.of("nextStep", "CLAIM"));
            Task handle = tasks.createTaskQuery().taskAssignee(officer.id()).processInstanceBusinessKey(number)
                    .singleResult();
            tasks.complete(handle.getId(), Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", ANSWER));
        } finally {
            identities.clearAuthentication();
        }
        String answer = casework.rate(number, new Rating(5, 4, 5, null)).name();
        if (!answer.equals("DONE")) {
            throw new IllegalStateException("The rating of " + number + " was answered by " + answer);
        }
    }

    @Override
    public Optional<Dispatched> poll() {
        return inbox.poll();
    }

    @Override
    public void shareInbox() {
        inbox.share(new SharedInbox(context.getBean(JdbcClient.class)));
    }

    @Override
    public void ask(Question question, Random random) throws Exception {
        asking.ask(question, random);
    }

    @Override
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public long repeats() {
        return context.getBean(Repeats.class).count();
    }

    @Override
    public TimerWork timers() {
        return new TimerWork(context);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Tells the officers as soon as triage has committed. No component, so that no scan finds it. */
    static final class Watching {

        @Bean
        Inbox inbox() {
            return new Inbox();
        }

        @Bean
        TimerWatch timerWatch() {
            return new TimerWatch();
        }

        @Bean
        Repeats repeats() {
            return new Repeats();
        }

        @Bean
        DispatchWatch dispatchWatch(Inbox inbox) {
            return new DispatchWatch(inbox);
        }
    }

    static final class DispatchWatch {

        private final Inbox inbox;

        DispatchWatch(Inbox inbox) {
            this.inbox = inbox;
        }

        /** Within the transaction of the triage: whoever reads the common inbox sees it when that has committed. */
        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        public void changing(RequestChanged change) {
            if (change.event() == JournalEvent.DISPATCHED) {
                inbox.addToShared(new Dispatched(change.trackingNumber(), ""));
            }
        }

        @TransactionalEventListener
        public void changed(RequestChanged change) {
            if (change.event() == JournalEvent.DISPATCHED) {
                inbox.add(new Dispatched(change.trackingNumber(), ""));
            }
        }
    }
}
