package city.lastmile.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The plain contender's intake over HTTP, as short as it may be: the same address, key and body as Lastmile's, length and
 * presence of each field checked, and the key kept in the transaction that starts the process.
 */
final class PlainIntake {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final List<String> FIELDS = List.of("category", "categoryGroup", "town", "grid", "place");
    private static final ParameterizedTypeReference<Map<String, String>> BODY = new ParameterizedTypeReference<>() { };

    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PlainIntake(RuntimeService runtime, JdbcClient jdbc, TransactionTemplate transactions) {
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.transactions = transactions;
        jdbc.sql("create sequence plain_number").update();
        jdbc.sql("create table plain_key (key_hash bytea primary key, number text not null)").update();
    }

    ServerResponse submit(ServerRequest request) throws Exception {
        Map<String, String> body = request.body(BODY);
        String description = body.getOrDefault("description", "").strip();
        String key = request.headers().firstHeader("Idempotency-Key");
        if (key == null || description.isEmpty() || description.length() > LONGEST_DESCRIPTION
                || FIELDS.stream().anyMatch(field -> body.getOrDefault(field, "").isBlank())) {
            return ServerResponse.unprocessableEntity().build();
        }
        String number = transactions.execute(transaction -> register(hash(key), facts(body, description)));
        return ServerResponse.status(HttpStatus.CREATED).body(Map.of("trackingNumber", String.valueOf(number)));
    }

    private String register(byte[] key, Map<String, Object> facts) {
        Optional<String> earlier = jdbc.sql("select number from plain_key where key_hash = ?").param(key)
                .query(String.class).optional();
        return earlier.orElseGet(() -> {
            String number = "H" + jdbc.sql("select nextval('plain_number')").query(Long.class).single();
            jdbc.sql("insert into plain_key values (?, ?)").params(key, number).update();
            runtime.startProcessInstanceByKey("plain-request", number, facts);
            return number;
        });
    }

    private static Map<String, Object> facts(Map<String, String> body, String description) {
        Map<String, Object> facts = new HashMap<>(Map.of("description", description, "channel", "api", "urgency",
                Report.URGENCY, "confidential", false, "subject", ""));
        FIELDS.forEach(field -> facts.put(field, body.get(field)));
        return facts;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
