package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Repairs;
import city.lastmile.notification.NotificationProperties.Attempts;
import city.lastmile.notification.NotificationProperties.Mail;
import city.lastmile.notification.NotificationProperties.Places;
import city.lastmile.notification.NotificationProperties.Sms;
import city.lastmile.notification.Post.Row;
import city.lastmile.register.CityRegister;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Delivering, with an SMS gateway that does what the test says. */
class CourierTest extends NotificationTest {

    private static final URI NOWHERE = URI.create("http://localhost:1/sms");

    @Autowired
    AddressBook addresses;
    @Autowired
    MessageSource messages;
    @Autowired
    CityRegister register;
    @Autowired
    PlaceLetters letters;
    @Autowired
    MessageMeters meters;
    @Autowired
    Repairs repairs;
    @Autowired
    RuntimeService runtime;
    @Autowired
    MeterRegistry registry;
    @Autowired
    ObjectMapper json;

    private final Gateway gateway = new Gateway();
    private Courier courier;

    @BeforeEach
    void open() {
        courier = courier(gateway.url());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Courier courier(URI url) {
        NotificationProperties properties = new NotificationProperties(true, URI.create("https://12345.jiaozhou.gov.cn/"),
                Set.of(), Duration.ofDays(180), new Attempts(4, Duration.ofMinutes(1), Duration.ofMinutes(3)),
                new Mail(null), new Sms(url, "opaque-token", Duration.ofSeconds(5), LocalTime.of(22, 0), LocalTime.of(7, 0)),
                new Places(LocalTime.of(18, 0), Duration.ofHours(48), 30, 3, 20));
        return new Courier(store, addresses, new Texts(messages, register, letters, properties, clock),
                new QuietHours(properties, clock), meters, repairs, properties,
                List.of(new SmsGateway(url, properties.sms(), json), new LogTransport(Channel.EMAIL)), clock);
    }

    @Test
    void the_gateway_gets_number_text_token_and_key_once() {
        String number = post.report("+86 139-5728-4163", null, "zh-CN");

        courier.deliverSome();
        courier.deliverSome();

        assertThat(gateway.requests).hasSize(1);
        Gateway.Request request = gateway.requests.get(0);
        assertThat(request.authorization()).isEqualTo("Bearer opaque-token");
        assertThat(request.key()).matches("[0-9a-f-]{36}").isEqualTo(request.body().path("id").asText());
        assertThat(request.body().path("to").asText()).isEqualTo(Post.MOBILE);
        assertThat(request.body().path("text").asText()).contains(number).contains("已收到")
                .endsWith("https://12345.jiaozhou.gov.cn/follow/" + number);
        assertThat(sms(number).state()).isEqualTo("SENT");
    }

    @Test
    void who_reported_in_english_is_answered_in_english() {
        String number = post.report(Post.MOBILE, null, "en");

        courier.deliverSome();

        assertThat(gateway.texts()).singleElement().asString().contains("Your report " + number + " was received")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void a_failing_gateway_is_tried_again_after_growing_pauses_under_the_same_key() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        gateway.status = 503;
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            Instant now = clock.instant();
            courier.deliverSome();
            assertThat(sms(number).attempts()).isEqualTo(attempt);
            assertThat(sms(number).lastError()).isEqualTo("The SMS gateway answered 503");
            pauses.add(Duration.between(now, sms(number).nextAttempt()));
            courier.deliverSome();
            assertThat(gateway.requests).as("not before its time").hasSize(attempt);
            Post.goOn(pauses.get(attempt - 1));
        }
        gateway.status = 200;
        courier.deliverSome();

        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(sms(number).state()).isEqualTo("SENT");
        assertThat(gateway.requests).extracting(Gateway.Request::key).hasSize(4).containsOnly(gateway.requests.get(0).key());
    }

    @Test
    void after_the_last_attempt_it_is_given_up_counted_and_shown_until_somebody_starts_it_anew() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        Courier lost = courier(NOWHERE);
        double before = failures();
        for (int attempt = 1; attempt <= 4; attempt++) {
            lost.deliverSome();
            Post.goOn(Duration.ofMinutes(3));
        }
        lost.deliverSome();
        meters.refresh();

        assertThat(sms(number).state()).isEqualTo("FAILED");
        assertThat(sms(number).attempts()).isEqualTo(4);
        assertThat(failures()).isEqualTo(before + 1);
        assertThat(registry.get("lastmile.messages.failed").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(store.givenUp(10)).anySatisfy(message ->
                assertThat(message.about().trackingNumber()).isEqualTo(number));

        courier.startAnew(sms(number).id());
        courier.deliverSome();
        assertThat(sms(number).state()).isEqualTo("SENT");
    }

    @Test
    void a_message_that_was_given_up_is_an_incident_of_its_running_case_until_it_is_started_anew() {
        String fresh = post.report(Post.MOBILE, null, "zh-CN");
        String dispatched = post.report(null, null, "zh-CN");
        post.dispatch(dispatched);
        gateway.status = 422;
        courier.deliverSome();
        repairs.messageGivenUp(dispatched, -1, "The SMS gateway answered 422");

        assertThat(incidents(fresh)).singleElement().satisfies(incident -> {
            assertThat(incident.getIncidentType()).isEqualTo("undeliveredMessage");
            assertThat(incident.getConfiguration()).isEqualTo(String.valueOf(sms(fresh).id()));
            assertThat(incident.getIncidentMessage()).isEqualTo("The SMS gateway answered 422");
        });
        assertThat(incidents(dispatched)).singleElement()
                .satisfies(incident -> assertThat(incident.getActivityId()).isEqualTo("ClaimRequest"));

        courier.startAnew(sms(fresh).id());
        assertThat(incidents(fresh)).isEmpty();
        post.claim(dispatched);
        post.answer(dispatched, "已清运。");
        assertThat(incidents(dispatched)).as("it ends with the step").isEmpty();
    }

    @Test
    void of_a_request_that_has_ended_a_message_that_was_given_up_is_no_incident() {
        repairs.messageGivenUp("T-nothing", -2, "The SMS gateway answered 422");

        assertThat(runtime.createIncidentQuery().configuration("-2").count()).isZero();
    }

    private List<Incident> incidents(String number) {
        return driver.instances(number).stream()
                .flatMap(instance -> runtime.createIncidentQuery().processInstanceId(instance).list().stream()).toList();
    }

    @Test
    void what_the_gateway_refuses_for_itself_is_not_sent_again() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        gateway.status = 422;

        courier.deliverSome();

        assertThat(sms(number).state()).isEqualTo("FAILED");
        assertThat(sms(number).attempts()).isEqualTo(1);
    }

    @Test
    void at_night_an_sms_waits_for_the_morning_and_that_counts_as_no_attempt() {
        Post.at(22, 0);
        String number = post.report(Post.MOBILE, null, "zh-CN");

        courier.deliverSome();
        assertThat(gateway.requests).isEmpty();
        assertThat(sms(number).attempts()).isZero();
        Post.goOn(Duration.ofHours(9).minusSeconds(1));
        courier.deliverSome();
        assertThat(gateway.requests).as("one second before seven").isEmpty();
        Post.goOn(Duration.ofSeconds(1));
        courier.deliverSome();

        assertThat(gateway.requests).hasSize(1);
        assertThat(sms(number).attempts()).isEqualTo(1);
    }

    @Test
    void an_emergency_does_not_wait_for_the_morning() {
        Post.at(3, 0);
        String emergency = register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                .filter(category -> category.urgency().name().equals("EMERGENCY")).findFirst().orElseThrow().code();
        String number = post.reportOf(emergency, null, Post.MOBILE);

        courier.deliverSome();

        assertThat(gateway.texts()).singleElement().asString().contains(number);
    }

    @Test
    void two_nodes_deliver_each_message_once() {
        List<String> numbers = IntStream.range(0, 12).mapToObj(n -> post.report(Post.MOBILE, null, "zh-CN")).toList();
        Courier other = courier(gateway.url());

        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> deliverAll(courier));
        CompletableFuture<Void> two = CompletableFuture.runAsync(() -> deliverAll(other));
        CompletableFuture.allOf(one, two).join();

        assertThat(gateway.requests).extracting(Gateway.Request::key).hasSize(12).doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(number -> assertThat(sms(number).state()).isEqualTo("SENT"));
    }

    private static void deliverAll(Courier courier) {
        boolean more = true;
        while (more) {
            more = courier.deliverSome();
        }
    }

    @Test
    void a_node_that_dies_on_the_way_leaves_the_message_to_the_next_under_the_same_key() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        Message taken = store.take(clock.instant(), 5).get(0);

        courier.deliverSome();
        assertThat(gateway.requests).as("the other node may be at it").isEmpty();
        Post.goOn(Duration.ofMinutes(11));
        courier.deliverSome();

        assertThat(gateway.requests).singleElement().extracting(Gateway.Request::key).isEqualTo(taken.key().toString());
        assertThat(sms(number).state()).isEqualTo("SENT");
    }

    @Test
    void a_message_whose_address_was_deleted_meanwhile_goes_nowhere() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        jdbc.sql("delete from report_contact where tracking_number = ?").param(number).update();

        courier.deliverSome();

        assertThat(gateway.requests).isEmpty();
        assertThat(sms(number).state()).isEqualTo("DROPPED");
    }

    @Test
    void an_sms_quotes_a_long_answer_in_part_and_a_confidential_case_not_at_all() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        post.dispatch(number);
        post.claim(number);
        post.answer(number, "已清运。".repeat(200));
        String secret = post.reportOf("officerConduct", "370281004", Post.MOBILE);

        deliverAll(courier);

        assertThat(gateway.texts()).anySatisfy(text -> assertThat(text).contains("已办结").contains("…")
                .hasSizeLessThan(250));
        assertThat(gateway.texts()).filteredOn(text -> text.contains(secret)).singleElement().asString()
                .contains("有新进展").doesNotContain("纪检");
    }

    private Row sms(String number) {
        return post.outbox(number).stream().filter(row -> row.channel().equals("SMS")).findFirst().orElseThrow();
    }

    private double failures() {
        return registry.get("lastmile.messages.attempts").tags("channel", "sms", "result", "failed").counter().count();
    }
}
