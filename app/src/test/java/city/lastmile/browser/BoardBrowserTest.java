package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The boards as heads and leaders use them, in a real browser. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BoardBrowserTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    CityRegister register;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;

    @BeforeEach
    void let_them_sign_on() {
        accounts.setPassword("town-head", PASSWORD);
        accounts.setPassword("leader", PASSWORD);
    }

    @Test
    void a_head_drags_a_card_onto_an_officer_and_picks_another_from_the_list_by_keyboard() {
        try (Browser head = Browser.desk()) {
            signOn(head, "town-head", "/staff/board");
            String dragged = report();
            String listed = report();
            head.see("[data-number='" + dragged + "']");
            head.see("[data-number='" + listed + "']");
            head.screenshot("board-1-new-cards-came-by-themselves");

            head.drag("[data-number='" + dragged + "'] strong", "[data-officer='town-staff']");
            await().until(() -> "town-staff".equals(file(dragged).officer()));
            head.seeAnywhere(dragged + " 已指派给 刘晓梅");
            head.screenshot("board-2-dragged");
            fitsEveryScreen(head, "board");

            head.press("#assign-" + listed, Keys.ENTER);
            head.seeAddress("/staff/board/assign");
            head.press("input[value='town-head']", Keys.SPACE);
            head.screenshot("board-3-list");
            head.press("main button[type=submit]", Keys.ENTER);
            await().until(() -> "town-head".equals(file(listed).officer()));
            head.seeAnywhere(listed + " 已指派给 张志强");
        }
    }

    @Test
    void a_leader_goes_from_a_figure_to_a_case_and_supervises_it() {
        String number = report();
        try (Browser leader = Browser.desk()) {
            signOn(leader, "leader", "/staff/city");
            leader.see("#map[data-drawn] canvas");
            leader.see("#trend canvas");
            leader.screenshot("city-1");
            fitsEveryScreen(leader, "city");
            long open = open(leader);
            report();
            await("a page that lies open counts what comes").ignoreExceptions().until(() -> open(leader) > open);

            leader.click("#city-REPORTED_TODAY");
            leader.seeAddress("/staff/city/requests");
            leader.screenshot("city-2-cases");
            leader.click("a[href$='/staff/requests/" + number + "']");
            leader.click("details:has(form[action$='/supervision']) summary");
            leader.type("form[action$='/supervision'] textarea, form[action$='/supervision'] input[name=words]", "请督促尽快办理。");
            leader.screenshot("city-3-case");
            leader.click("form[action$='/supervision'] button");
            await().until(() -> file(number).steps().stream()
                    .anyMatch(step -> step.event() == JournalEvent.SUPERVISION_ORDERED));
        }
    }

    private static long open(Browser leader) {
        return Long.parseLong(leader.read("#city-OPEN strong"));
    }

    @Test
    void a_head_decides_on_the_board_itself_and_board_and_tasklist_show_the_same_at_once() {
        String onBoard = report();
        String inTasklist = report();
        String first = extensionAsked(onBoard);
        String second = extensionAsked(inTasklist);
        Instant before = file(onBoard).request().handleDue();
        try (Browser head = Browser.desk(); TasklistUser again = TasklistUser.signOn("http://localhost:" + port, "town-head", PASSWORD)) {
            signOn(head, "town-head", "/staff/board");
            again.pick("待审批", onBoard);
            head.click("#decide-" + first);
            head.see("dialog[open] [id$=DecisionField]");
            head.click("dialog form.form button[type=submit]");
            head.seeAnywhere("请填写这一项");
            fitsEveryScreen(head, "board-decision");
            assertThat(Axe.violations(head)).isEmpty();
            head.choose("dialog [id$=DecisionField]", "APPROVE");
            head.type("dialog [id$=DecisionReasonField]", "车辆周四到位。");
            head.click("dialog form.form button[type=submit]");

            head.seeAnywhere("已提交。");
            head.seeGone("dialog[open]");
            head.seeGone("#decide-" + first);
            assertThat(file(onBoard).request().handleDue()).isAfter(before);
            await("Tasklist renews its list by itself").ignoreExceptions().atMost(Duration.ofSeconds(60))
                    .until(() -> again.browser().readAll("li.task").stream().noneMatch(card -> card.contains(onBoard)));

            head.see("#decide-" + second);
            again.pick("待审批", inTasklist);
            again.claim();
            again.choose("DecisionField", "不同意");
            again.write("DecisionReasonField", "车辆已到。");
            again.complete();
            head.seeGone("#decide-" + second);
            head.open("http://localhost:" + port + "/staff/board?lang=en");
            fitsEveryScreen(head, "board-english");
            head.open("http://localhost:" + port + "/staff/board/decisions/" + first);
            head.seeAnywhere("Somebody else has dealt with this");
        }
    }

    /** @return id of the task that decides about it */
    private String extensionAsked(String number) {
        String claim = task(number, "ClaimRequest");
        tasks.claim(claim, "town-staff");
        tasks.complete(claim);
        tasks.complete(task(number, "HandleRequest"),
                Map.of("nextStep", "EXTEND", "extraDays", 3, "extensionReason", "需调配清运车辆。"));
        return task(number, "DecideExtension");
    }

    private String task(String number, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(key).singleResult().getId();
    }

    @Test
    void a_leader_opens_a_town_on_the_map_and_a_grid_of_it_and_sees_its_cases() {
        String number = report();
        CaseFile file = file(number);
        try (Browser leader = Browser.phone()) {
            signOn(leader, "leader", "/staff/city");
            leader.see("#map[data-drawn='towns'] canvas");
            leader.choose("#map-figure", "open");
            leader.seeAddress("/staff/city?by=open");
            tapOnMap(leader, 36.2640, 120.0060);

            leader.see("#map[data-drawn='370281004']");
            leader.seeAddress("/staff/city?town=370281004");
            leader.see("#grids tr[data-code='" + file.request().grid() + "']");
            fitsEveryScreen(leader, "city-town");
            String asOf = leader.read("#now .asof");
            await("it renews itself, on the town's map").until(() -> !leader.read("#now .asof").equals(asOf));
            leader.see("#map[data-drawn='370281004']");

            leader.click("#map-back");
            leader.see("#map[data-drawn='towns']");
            leader.run("history.back()");
            leader.see("#map[data-drawn='370281004']");
            tapOnMap(leader, 36.2640, 120.0060);
            leader.seeAddress("/staff/city/requests");
            leader.see("a[href$='/staff/requests/" + number + "']");
            leader.screenshot("city-town-2-cases");
            leader.open("http://localhost:" + port + "/staff/city?town=370281004&lang=en");
            leader.see("#map[data-drawn='370281004']");
            fitsEveryScreen(leader, "city-town-english");
        }
    }

    @Test
    void the_figure_that_a_leader_chose_for_the_map_stands_in_the_address_and_the_way_back_finds_it() {
        try (Browser leader = Browser.desk()) {
            signOn(leader, "leader", "/staff/city?by=red");
            leader.see("#map[data-drawn='towns'] canvas");
            assertThat(leader.valueOf("#map-figure")).isEqualTo("red");

            leader.choose("#map-figure", "yellow");
            leader.seeAddress("/staff/city?by=yellow");
            leader.see("a[hreflang='en'][href$='/staff/city?by=yellow&lang=en']");
            leader.run("history.back()");

            await().until(() -> "red".equals(leader.valueOf("#map-figure")));
            leader.see("a[hreflang='en'][href*='by=red'][href$='lang=en']");
            leader.open("http://localhost:" + port + "/staff/city?by=nothing");
            leader.see("#map[data-drawn='towns'] canvas");
            assertThat(leader.valueOf("#map-figure")).as("a made up one").isEqualTo("overdue");
        }
    }

    /** Where the map shows the place, by the map's own reckoning. */
    private static void tapOnMap(Browser browser, double latitude, double longitude) {
        WebElement map = browser.see("#map");
        List<?> point = (List<?>) browser.run("const map = document.getElementById('map');"
                + "map.scrollIntoView({block: 'center'});"
                + "const at = echarts.getInstanceByDom(map).convertToPixel({seriesIndex: 0}, [" + longitude + ',' + latitude + "]);"
                + "return [Math.round(at[0] - map.clientWidth / 2), Math.round(at[1] - map.clientHeight / 2)];");
        new Actions(browser.driver()).moveToElement(map, ((Number) point.get(0)).intValue(),
                ((Number) point.get(1)).intValue()).click().perform();
    }

    /** Nothing is cut off, and nothing but a table scrolls sideways. */
    private static void fitsEveryScreen(Browser browser, String name) {
        for (int width : new int[] {360, 768, 1440}) {
            browser.driver().executeCdpCommand("Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 1800, "deviceScaleFactor", 1, "mobile", false));
            await().until(() -> browser.run("return window.innerWidth").equals((long) width));
            assertThat((Long) browser.run("return document.documentElement.scrollWidth")).as(name)
                    .isLessThanOrEqualTo(width);
            browser.screenshot(name + "-" + width);
        }
        browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void signOn(Browser browser, String officer, String page) {
        browser.signOn("http://localhost:" + port + page, officer, PASSWORD).seeAddress(page);
    }

    private CaseFile file(String number) {
        return files.open(number).orElseThrow();
    }

    private String report() {
        String number = "D%08d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "垃圾三天没人收。", "garbage", place.grid().townCode(), place.grid().code(),
                "东门", 36.2640, 120.0060, null, "test", clock.instant()));
        await().until(() -> !file(number).offices().isEmpty());
        return number;
    }
}
