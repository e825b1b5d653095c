package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import city.lastmile.casework.Casework;
import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Who the resident is stays between them and those who handle the report. */
class ContactTest extends IntakeTest {

    private static final String NAME = "欧阳不留名";
    private static final String PHONE = "13987654321";
    private static final String EMAIL = "somebody.private@example.org";

    @Autowired
    Contacts contacts;
    @Autowired
    Casework casework;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void assertNothingLogged() {
        LoggerFactory.getLogger(ContactTest.class).info("the log is being listened to");
        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .doesNotContain(NAME).doesNotContain(PHONE).doesNotContain(EMAIL));
    }

    private Map<String, Object> named() {
        return reportWith("contact", Map.of("name", NAME, "phone", PHONE, "email", EMAIL));
    }

    @Test
    void contact_data_are_kept_apart_and_come_back_in_no_answer_and_no_log() {
        HttpResponse<String> answer = send(named());
        JsonNode receipt = tree(answer);

        assertThat(answer.body()).doesNotContain(NAME).doesNotContain(PHONE).doesNotContain(EMAIL);
        assertThat(followed(receipt).toString()).doesNotContain(NAME).doesNotContain(PHONE).doesNotContain(EMAIL);
        assertThat(jdbc.sql("select phone from report_contact where tracking_number = ?")
                .param(receipt.get("trackingNumber").textValue()).query(String.class).single()).isEqualTo(PHONE);
        assertThat(casework.hasContact(receipt.get("trackingNumber").textValue())).isTrue();
        assertNothingLogged();
    }

    @Test
    void contact_data_in_a_refused_report_are_neither_kept_nor_logged() {
        Map<String, Long> before = rows();
        Map<String, Object> report = named();
        report.put("category", "none");

        assertThat(send(report).body()).doesNotContain(NAME).doesNotContain(PHONE).doesNotContain(EMAIL);

        assertThat(rows()).isEqualTo(before);
        assertNothingLogged();
    }

    @Test
    void contact_data_in_the_wrong_place_of_a_report_are_not_logged_either() {
        for (String body : List.of("{\"contact\":\"" + PHONE + "\"}", "{\"latitude\":\"" + PHONE + "x\"}",
                "{\"contact\":{\"phone\":{\"" + PHONE + "\":1}}}", "{\"" + PHONE + "\":" + EMAIL)) {
            HttpResponse<String> answer = program.post(REQUESTS, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(PHONE).doesNotContain(EMAIL);
        }
        Visitor resident = Visitor.with(port);
        resident.upload("/report", List.of(Part.field("description", "x"), Part.field("category", "none"),
                Part.field("contactName", NAME), Part.field("contactPhone", PHONE), Part.field("contactEmail", EMAIL)));
        assertNothingLogged();
    }

    @Test
    void messages_will_speak_the_language_of_the_report_and_chinese_to_who_asked_for_none() {
        for (String[] asked : new String[][] {{"en-GB,en;q=0.9", "en"}, {"zh-CN", "zh-CN"}, {"fr", "zh-CN"}}) {
            JsonNode receipt = tree(send(named(), "Accept-Language", asked[0]));

            assertThat(contacts.of(receipt.get("trackingNumber").textValue()).orElseThrow().language().toLanguageTag())
                    .as(asked[0]).isEqualTo(asked[1]);
        }
    }

    @Test
    void a_report_is_anonymous_unless_somebody_says_who_they_are() {
        long before = rows().get("report_contact");

        JsonNode first = accepted(report());
        accepted(reportWith("contact", Map.of("name", " ", "phone", "", "email", "")));

        assertThat(rows().get("report_contact")).isEqualTo(before);
        assertThat(casework.hasContact(first.get("trackingNumber").textValue())).isFalse();
    }

    @Test
    void objects_that_hold_contact_data_or_codes_do_not_tell_them() {
        assertThat(new Contact(NAME, PHONE, EMAIL).toString()).doesNotContain(NAME).doesNotContain(PHONE)
                .doesNotContain(EMAIL);
        assertThat(new FollowUp("261123-000001-1", "SECRET", "192.0.2.1").toString()).doesNotContain("SECRET");
    }

    @Test
    void who_takes_back_what_goes_on_for_others_is_reached_by_nobody_any_more() {
        JsonNode receipt = tree(send(named()));
        String number = receipt.get("trackingNumber").textValue();
        Map<String, Object> second = report();
        second.put("supports", number);
        JsonNode other = accepted(second);
        assertThat(contacts.of(number)).isPresent();

        assertThat(program.post(path(receipt) + "/withdrawal", "{}", "X-Follow-Up-Code", code(receipt)).statusCode())
                .isEqualTo(204);

        assertThat(contacts.of(number)).isEmpty();
        assertThat(casework.hasContact(number)).isFalse();
        assertThat(followed(receipt).get("state").textValue()).isNotEqualTo("WITHDRAWN");
        assertThat(followed(receipt).get("steps").findValuesAsText("event")).contains("LET_GO");
        assertThat(followed(other).get("steps").findValuesAsText("event")).doesNotContain("LET_GO");
    }
}
