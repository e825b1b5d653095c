package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.intake.Contact;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Reply;
import city.lastmile.intake.Report;
import city.lastmile.intake.ReportDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page of ours, residents' and officers', can be used by people who see, hear or move differently. A new page is
 * added to {@link #pages()}: residents open it on a phone, officers at a desk.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessiblePagesTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    /** The one that the tests' settings give; other tests of the same application use it too. */
    private static final String ADMIN_PASSWORD = "kettle-orbit-violet-59";
    private static final String RESIDENT = "resident";
    private static final String CHANGE = "/staff/workbench/changes/BEGUN";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    ReportDesk desk;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;

    /** Points from a page's top that a picture of it shows. */
    private static final int MOST_OF_A_PICTURE = 3000;

    private final Map<String, Browser> browsers = new HashMap<>();
    private Receipt open;
    private Receipt answered;
    private String change = "";

    /**
     * Somebody opens a page.
     *
     * @param who     {@link #RESIDENT} or an officer
     * @param address with {@code OPEN} for the number of a request in hand, {@code ANSWERED} for one to be rated and
     *                {@code BEGUN} for a change of models
     */
    record Visit(String who, String address) {

        String picture(String language, Size size) {
            return "page-" + who + address.replaceAll("[^A-Za-z]+", "-") + "-" + language + "-" + size;
        }

        @Override
        public String toString() {
            return who + " at " + address;
        }
    }

    /** What people hold in their hand or have before them, in points. */
    enum Size {
        PHONE(360, 740), TABLET(768, 1024), DESK(1440, 900);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** Those of one person stand together. */
    static Stream<Visit> pages() {
        return Stream.of(
                visits(RESIDENT, "/", "/report", "/follow", "/follow/OPEN", "/follow/OPEN/receipt", "/follow/ANSWERED",
                        "/nowhere", "/staff/login", "/guides", "/notices?network=safety", "/networks/party", "/search?q=路灯",
                        "/map", "/subscribe?latitude=36.2640&longitude=120.0060", "/subscribe/leave/none", "/figures"),
                visits("grid01", "/staff", "/staff/password", "/staff/messages", "/staff/messages/addresses",
                        "/staff/requests/OPEN", "/staff/requests/ANSWERED", "/staff/accounts", "/staff/grid",
                        "/staff/grid/cases/OPEN", "/staff/grid/patrol", "/staff/grid/map"),
                visits("town-head", "/staff", "/staff/staffing", "/staff/oversight", "/staff/oversight/cards",
                        "/staff/circulars", "/staff/requests/OPEN", "/staff/board", "/staff/board/requests",
                        "/staff/board/assign?number=OPEN"),
                visits("leader", "/staff/city", "/staff/city?town=370281004", "/staff/city/requests"),
                visits("designer", "/staff/workbench", CHANGE, CHANGE + "/edit?file=processes/service-request.bpmn",
                        CHANGE + "/edit?file=dmn/triage.dmn", CHANGE + "/edit?file=forms/claim-request.form",
                        CHANGE + "/try?file=dmn/triage.dmn", CHANGE + "/difference?file=processes/service-request.bpmn"),
                visits("desk", "/staff/precedents", "/staff/requests/OPEN"),
                visits("town-staff", "/staff/articles", "/staff/articles/new?kind=GUIDE"),
                visits("discipline-head", "/staff/openings"),
                visits("admin", "/staff/accounts", "/staff/messages/failed"))
                .flatMap(visits -> visits);
    }

    private static Stream<Visit> visits(String who, String... addresses) {
        return Stream.of(addresses).map(address -> new Visit(who, address));
    }

    @BeforeAll
    void somebody_reports() {
        List.of("grid01", "town-head", "town-staff", "leader", "designer", "desk", "discipline-head")
                .forEach(officer -> accounts.setPassword(officer, PASSWORD));
        open = report();
        overdue(open);
        answered = report();
        Task claim = task(answered);
        tasks.claim(claim.getId(), "grid01");
        tasks.complete(claim.getId());
        Task handle = task(answered);
        tasks.complete(handle.getId(), Map.of("outcome", "SOLVED", "publicAnswer", "已经清运。"));
    }

    private void overdue(Receipt receipt) {
        management.executeJob(management.createJobQuery().processInstanceId(task(receipt).getProcessInstanceId())
                .activityId("HandlingDeadlinePassed").singleResult().getId());
    }

    private Receipt report() {
        Report report = new Report("垃圾桶三天没有清运，气味很大。", "garbage", 36.2640, 120.0060, null, null, "东门", null,
                Contact.NONE, "test", null);
        Reply<Receipt> reply = desk.submit(report, List.of(), null, "test");
        return ((Reply.Granted<Receipt>) reply).value();
    }

    private Task task(Receipt receipt) {
        String number = receipt.trackingNumber();
        return await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult(), task -> task != null);
    }

    @AfterAll
    void close() {
        browsers.values().forEach(Browser::close);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axe_finds_nothing_to_mend_where(Visit visit) {
        assertThat(Axe.violations(opened(visit, "zh-CN"))).isEmpty();
    }

    /** On a phone, a tablet and an office screen; a picture of each is kept for people to look at. */
    @ParameterizedTest
    @MethodSource("pages")
    void nothing_has_to_be_moved_sideways_in_either_language_where(Visit visit) {
        for (String language : new String[] {"en", "zh-CN"}) {
            Browser browser = opened(visit, language);
            assertThat(browser.run("return document.documentElement.lang")).asString().startsWith(language.substring(0, 2));
            for (Size size : Size.values()) {
                browser.resize(size.width, size.height, size == Size.PHONE);
                assertThat(browser.overflow()).as(language + " on a " + size).isZero();
                browser.screenshotOfAll(visit.picture(language, size), MOST_OF_A_PICTURE);
            }
            browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private Browser opened(Visit visit, String language) {
        Browser browser = browsers.computeIfAbsent(visit.who(), this::begin);
        String address = home() + visit.address().replace("OPEN", open.trackingNumber())
                .replace("ANSWERED", answered.trackingNumber()).replace("BEGUN", change);
        browser.open(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        browser.see(visit.address().contains("/edit?") ? "#model[data-ready]" : "main");
        return browser;
    }

    private Browser begin(String who) {
        if (who.equals(RESIDENT)) {
            return follow(Browser.phone());
        }
        Browser browser = Browser.desk()
                .signOn(home() + "/staff", who, who.equals("admin") ? ADMIN_PASSWORD : PASSWORD);
        if (who.equals("designer")) {
            change = begunChange(browser);
        }
        return browser;
    }

    private String begunChange(Browser designer) {
        designer.open(home() + "/staff/workbench");
        designer.type("#name", "看看各个页面");
        designer.type("#versionTag", "2026-11-pages");
        designer.type("#note", "只看，不送审。");
        designer.click("form[action='/staff/workbench'] button");
        designer.seeAddress("/changes/");
        return designer.address().replaceFirst(".*/changes/(\\d+).*", "$1");
    }

    private Browser follow(Browser phone) {
        Stream.of(open, answered).forEach(receipt -> {
            phone.open(home() + "/follow");
            phone.type("#number", receipt.trackingNumber());
            phone.type("#code", receipt.followUpCode());
            phone.click("#follow button");
            phone.seeAddress("/follow/" + receipt.trackingNumber());
        });
        return phone;
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
