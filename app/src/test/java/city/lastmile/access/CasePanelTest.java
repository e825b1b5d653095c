package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The case beside its task, as Tasklist's own tab asks for it. */
class CasePanelTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    CityRegister register;
    @Autowired
    Clock clock;

    @Test
    void the_officer_of_a_task_reads_words_place_steps_and_why_it_is_his() {
        String number = dispatched("garbage", null);
        Browser officer = as("grid01");

        HttpResponse<String> way = officer.get("/staff/tasks/" + task(number) + "/case");
        assertThat(way.headers().firstValue("Location").orElse("")).endsWith("/staff/requests/" + number + "/panel");
        assertThat(officer.get("/staff/requests/" + number + "/panel").body()).doesNotContain("<html")
                .contains("&lt;i&gt;东门").doesNotContain("<i>东门").contains("data-latitude=\"36.264\"")
                .contains("市民提交诉求").contains("责任归属").contains("命中规则").doesNotContain("type=\"file\"");
    }

    @Test
    void in_whose_hands_it_is_he_adds_photos_there_and_is_led_back_there() {
        String number = dispatched("garbage", null);
        tasks.claim(task(number), "grid01");
        tasks.complete(task(number), Map.of());
        Browser officer = as("grid01");
        String panel = officer.get("/staff/requests/" + number + "/panel").body();
        assertThat(panel).contains("type=\"file\"").contains("name=\"panel\" value=\"true\"");

        HttpResponse<String> answer = officer.send(officer.request("/staff/requests/" + number + "/evidence")
                .header("Accept", "application/problem+json, */*;q=0.5")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("panel=true&stage=AFTER&_csrf=" + token(panel))));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/staff/requests/" + number + "/panel");
        assertThat(officer.get("/staff/requests/" + number + "/panel").body()).contains("role=\"alert\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid02", "dept-head", "designer", "admin"})
    void whose_business_it_is_not_learns_no_more_than_of_a_task_that_does_not_exist(String officer) {
        String number = dispatched("garbage", null);
        Browser browser = as(officer);

        HttpResponse<String> foreign = browser.get("/staff/tasks/" + task(number) + "/case");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(foreign.body()).isEqualTo(browser.get("/staff/tasks/none/case").body());
        assertThat(browser.get("/staff/requests/" + number + "/panel").statusCode()).isEqualTo(404);
    }

    @Test
    void a_complaint_about_an_office_is_shown_to_discipline_inspection_alone() {
        String number = dispatched("officerConduct", "370281004");
        String task = task(number);

        assertThat(as("discipline").get("/staff/tasks/" + task + "/case").statusCode()).isEqualTo(302);
        for (String officer : new String[] {"town-head", "grid01", "leader", "desk", "supervisor", "admin"}) {
            assertThat(as(officer).get("/staff/tasks/" + task + "/case").statusCode()).as(officer).isEqualTo(404);
            assertThat(as(officer).get("/staff/requests/" + number + "/panel").statusCode()).as(officer).isEqualTo(404);
        }
    }

    @Test
    void the_plugins_speak_the_readers_language_and_to_staff_alone() {
        Browser officer = as("grid01");
        assertThat(officer.get("/staff/plugins").body()).contains("事项详情");
        assertThat(officer.send(officer.request("/staff/plugins").header("Accept-Language", "en").GET()).body())
                .contains("\"Case\"");
        assertThat(stranger().get("/staff/plugins").statusCode()).isEqualTo(401);
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "PNL-" + NUMBERS.incrementAndGet();
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "<i>东门</i>的垃圾没人收。", category, place.grid().townCode(),
                place.grid().code(), null, 36.2640, 120.0060, subject, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private String task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
    }

    private static String token(String page) {
        return page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }
}
