package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running application, and a program that reports to it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class IntakeTest {

    static final String REQUESTS = "/api/v1/requests";

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;

    Visitor program;

    @BeforeEach
    void begin() {
        program = Visitor.withoutCookies(port);
    }

    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("description", "北关小学东门对面的垃圾三天没人清。");
        report.put("category", "garbage");
        return report;
    }

    Map<String, Object> reportWith(String field, Object value) {
        Map<String, Object> report = report();
        report.put(field, value);
        return report;
    }

    HttpResponse<String> send(Map<String, Object> report, String... headers) {
        return program.post(REQUESTS, text(report), headers);
    }

    /** @return the receipt of a report that must be accepted */
    JsonNode accepted(Map<String, Object> report) {
        HttpResponse<String> answer = send(report);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return tree(answer);
    }

    /** @return the request as its resident may read it */
    JsonNode followed(JsonNode receipt) {
        HttpResponse<String> answer = program.get(path(receipt), "X-Follow-Up-Code", code(receipt));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer);
    }

    static String path(JsonNode receipt) {
        return REQUESTS + "/" + receipt.get("trackingNumber").textValue();
    }

    static String code(JsonNode receipt) {
        return receipt.get("followUpCode").textValue();
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    /** A refusal must leave no trace in any of these. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : new String[] {"service_request", "attachment", "report_contact", "idempotency"}) {
            rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return rows;
    }

    /** Refuses with the code and a text in the client's language, and stores nothing. */
    void refused(Map<String, Object> report, String code, String words) {
        Map<String, Long> before = rows();
        HttpResponse<String> answer = send(report, "Idempotency-Key", "refused-" + code, "Accept-Language", "en");
        assertRefused(answer, code, words);
        assertThat(rows()).isEqualTo(before);
    }

    void assertRefused(HttpResponse<String> answer, String code, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(answer).get("errors")).anySatisfy(error -> {
            assertThat(error.get("code").textValue()).isEqualTo(code);
            assertThat(error.get("message").textValue()).contains(words);
        });
    }
}
