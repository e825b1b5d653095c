package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.FutureTask;

/** The process of one contender: carries out orders from its input and answers on its output, until that ends. */
public final class ContenderMain {

    private static final long LONGEST_INTAKE_MILLIS = 20_000;

    private ContenderMain() {
    }

    /** @param arguments the contender's name and the address of its database */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // What the application prints belongs into the log.
        System.setOut(System.err);
        ObjectMapper json = new ObjectMapper();
        try (Contender contender = Kind.valueOf(arguments[0]).open(arguments[1]);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Load load = new Load(contender);
            answers.println(json.writeValueAsString(Answer.ready(contender.port())));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(json.writeValueAsString(carryOut(contender, load, json.readValue(line, Order.class))));
            }
        } finally {
            answers.flush();
        }
        System.exit(0);
    }

    /** At first residents report meanwhile, at the pace asked for. */
    private static Answer awaitTimers(Contender contender, Load load, Order order) throws Exception {
        long intakeMillis = Math.min(order.millis(), LONGEST_INTAKE_MILLIS);
        FutureTask<Answer> intake = new FutureTask<>(() ->
                load.intake((int) (order.threads() * intakeMillis / 1000), intakeMillis));
        new Thread(intake).start();
        Answer fired = contender.timers().await(order.cases(), order.millis());
        return fired.with(intake.get().millis());
    }

    private static Answer share(Contender contender) {
        contender.shareInbox();
        return Answer.of(0, 0);
    }

    private static Answer carryOut(Contender contender, Load load, Order order) {
        try {
            return switch (order.task()) {
                case WORK -> load.work(order.threads(), Duration.ofMillis(order.millis()), order.cases());
                case FINISH -> load.finish(order.cases());
                case START_TIMERS -> contender.timers().start(order.cases());
                case AWAIT_TIMERS -> awaitTimers(contender, load, order);
                case SET_ASIDE -> load.setAside(order.cases());
                case ASK -> load.ask(Objects.requireNonNull(order.question()), order.cases(), order.millis());
                case OFFICERS -> load.officers(order.threads(), Duration.ofMillis(order.millis()));
                case SHARE -> share(contender);
                case INTAKE -> load.intake(order.cases(), order.millis());
            };
        } catch (Exception e) {
            e.printStackTrace();
            return Answer.failed(e);
        }
    }
}
