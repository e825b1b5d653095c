package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running application, and a resident with a browser in which no script runs. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PortalTest {

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TaskService tasks;

    Visitor resident;

    @BeforeEach
    void begin() {
        resident = Visitor.with(port);
    }

    /** What a receipt gives into the resident's hand. */
    record Slip(String number, String code) {

        static Slip of(HttpResponse<String> page) {
            return new Slip(found(page, "id=\"number\">([0-9-]+)<"), found(page, "id=\"code\">([0-9A-Z-]+)<"));
        }

        Map<String, String> fields() {
            return Map.of("number", number, "code", code);
        }

        String path() {
            return "/follow/" + number;
        }
    }

    /** A report, by one who has been asked what is open nearby, of a place whose grid officer is known by name. */
    static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("description", "北关小学东门对面的垃圾三天没人清。");
        fields.put("category", "garbage");
        fields.put("latitude", "36.2640");
        fields.put("longitude", "120.0060");
        fields.put("asked", "yes");
        return fields;
    }

    static Map<String, String> fieldsWith(String field, String value) {
        Map<String, String> fields = fields();
        fields.put(field, value);
        return fields;
    }

    /** Opens the form, fills it in and sends it. */
    HttpResponse<String> report(Visitor visitor, Map<String, String> fields, Part... files) {
        return sent(visitor, token(visitor.page("/report")), fields, files);
    }

    HttpResponse<String> sent(Visitor visitor, String token, Map<String, String> fields, Part... files) {
        List<Part> parts = new ArrayList<>(List.of(Part.field("token", token), Part.field("website", "")));
        fields.forEach((name, value) -> parts.add(Part.field(name, value)));
        parts.addAll(Arrays.asList(files));
        return visitor.upload("/report", parts);
    }

    static String token(HttpResponse<String> page) {
        return found(page, "name=\"token\" value=\"([^\"]+)\"");
    }

    static String found(HttpResponse<String> page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.body());
        assertThat(matcher.find()).as("%s on %s", pattern, page.body()).isTrue();
        return matcher.group(1);
    }

    /** @return the receipt of a report that must be accepted */
    Slip accepted(Map<String, String> fields, Part... files) {
        HttpResponse<String> answer = report(resident, fields, files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Slip.of(resident.page(Visitor.location(answer)));
    }

    HttpResponse<String> followed(Slip slip) {
        HttpResponse<String> page = resident.page(slip.path());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).as("every text exists").doesNotContain("??");
        return page;
    }

    /** Waits until the engine has come to the task. */
    Task task(Slip slip, String key) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(slip.number()).taskDefinitionKey(key).singleResult(), task -> task != null);
    }

    void handle(Slip slip) {
        String claim = task(slip, "ClaimRequest").getId();
        tasks.claim(claim, "grid01");
        tasks.complete(claim);
        tasks.complete(task(slip, "HandleRequest").getId(),
                Map.of("outcome", "SOLVED", "publicAnswer", "已清理完毕。", "fileNote", "现场核实"));
    }

    long cases() {
        return jdbc.sql("select count(*) from service_request").query(Long.class).single();
    }
}
