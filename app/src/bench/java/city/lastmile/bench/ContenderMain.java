package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The process of one contender: carries out orders from its input and answers on its output, until that ends. */
public final class ContenderMain {

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
            answers.println(json.writeValueAsString(new Answer(0, 0, 0, null)));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(json.writeValueAsString(carryOut(contender, load, json.readValue(line, Order.class))));
            }
        } finally {
            answers.flush();
        }
        System.exit(0);
    }

    private static Answer carryOut(Contender contender, Load load, Order order) {
        try {
            return switch (order.task()) {
                case WORK -> load.work(order.threads(), Duration.ofMillis(order.millis()));
                case FINISH -> load.finish(order.cases());
                case LOCATE -> contender.locate(order.cases());
            };
        } catch (Exception e) {
            e.printStackTrace();
            return new Answer(0, 0, 0, e.toString());
        }
    }
}
