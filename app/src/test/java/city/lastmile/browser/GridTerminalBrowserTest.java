package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A grid officer's telephone beside Tasklist, in the street and in dead spots. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GridTerminalBrowserTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final Set<JournalEvent> BY_OFFICERS =
            Set.of(JournalEvent.CLAIMED, JournalEvent.EVIDENCE_ADDED, JournalEvent.COMPLETED);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger GRIDS = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    EvidencePhotos evidence;
    @Autowired
    TaskService tasks;
    @Autowired
    CityRegister register;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @TempDir
    Path folder;

    private Grid grid;
    private String me;

    /** A grid for each test, so that no list is filled by another. */
    @BeforeEach
    void go_to_a_grid_where_nothing_has_happened_yet() {
        grid = register.grid("370281002-%04d".formatted(200 + GRIDS.incrementAndGet())).orElseThrow();
        me = register.members("grid-" + grid.code()).get(0).id();
        accounts.setPassword(me, PASSWORD);
    }

    @Test
    void what_is_claimed_on_the_telephone_is_in_tasklist_and_what_is_finished_there_leaves_the_telephone() throws IOException {
        String number = dispatched();
        try (Browser phone = signOn(Browser.phone(), home())) {
            phone.open(home() + "/staff/grid");
            phone.click(link(number));
            phone.see("form.form select");
            phone.click("form.form button[type=submit]");
            await().until(() -> state(number) == RequestState.IN_PROGRESS);
            phone.see("[id$=OutcomeField]");

            phone.type("form[data-draft='" + number + "-HandleRequest'] [id$=PublicAnswerField]", "已到现场。");
            phone.attach(".evidence-form[data-stage=BEFORE] input[type=file]", photo());
            phone.click(".evidence-form[data-stage=BEFORE] button");
            await().until(() -> evidence.of(number).size() == 1);
            phone.see(".evidence img");
            assertThat(phone.valueOf("[id$=PublicAnswerField]")).as("written before").isEqualTo("已到现场。");

            phone.click("form.form button[type=submit]");
            phone.seeAnywhere("请填写这一项");
            phone.driver().findElement(By.cssSelector("[id$=NextStepField] option[value=EXTEND]")).click();
            phone.see("[id$=ExtraDaysField]");
            phone.seeGone("[id$=OutcomeField]");
            phone.screenshot("g-1-extend");
            phone.open(home() + "/staff/grid");
            phone.see("#list-IN_HAND " + link(number));

            try (TasklistUser officer = TasklistUser.signOn(home(), me, PASSWORD)) {
                officer.pick("我的任务", number);
                officer.choose("OutcomeField", "已解决");
                officer.write("PublicAnswerField", "已清运。");
                officer.complete();
            }
            await().until(() -> state(number) == RequestState.COMPLETED);
            phone.seeGone(link(number));
        }
    }

    @Test
    void what_is_done_in_a_dead_spot_is_sent_once_afterwards_and_who_was_slower_is_told_and_keeps_his_entry() throws IOException {
        String first = dispatched();
        String second = dispatched();
        try (DeadSpot network = new DeadSpot(port); Browser phone = signOn(Browser.phone(), network.home())) {
            phone.open(network.home() + "/staff/grid");
            phone.see(link(second));
            await().until(() -> kept(phone, first) && kept(phone, second) && kept(phone, "patrol"));

            network.cut();
            claim(phone, network, first);
            claim(phone, network, second);
            phone.open(network.home() + "/staff/grid/cases/" + second);
            phone.seeAnywhere("等待网络");
            report(phone, network);
            assertThat(phone.all("#queue li")).hasSize(3);
            phone.screenshot("g-2-dead-spot");
            assertThat(state(first)).isEqualTo(RequestState.AWAITING_CLAIM);

            String colleague = register.members("org-" + grid.townCode()).get(0).id();
            tasks.claim(task(second).getId(), colleague);
            long before = cases();
            network.mend();
            phone.run("window.dispatchEvent(new Event('online'))");

            await().until(() -> state(first) == RequestState.IN_PROGRESS);
            phone.seeAnywhere("没有办成");
            await().until(() -> phone.all("#queue li").size() == 1);
            assertThat(phone.read("#queue li")).contains(second).contains("认领");
            phone.screenshot("g-3-conflict");
            assertThat(files.open(first).orElseThrow().steps()).extracting(step -> step.event())
                    .containsOnlyOnce(JournalEvent.CLAIMED);
            assertThat(cases()).as("what was seen on patrol").isEqualTo(before + 1);

            phone.open(network.home() + "/staff/grid");
            phone.seeAnywhere("没有办成");
            phone.clickText("知道了，删除");
            phone.seeGone("#queue");
            assertThat(task(second).getAssignee()).isEqualTo(colleague);
        }
    }

    @Test
    void a_case_is_claimed_photographed_and_answered_in_a_dead_spot_and_all_of_it_arrives_once_and_in_order() throws IOException {
        String number = dispatched();
        try (DeadSpot network = new DeadSpot(port); Browser phone = signOn(Browser.phone(), network.home())) {
            phone.open(network.home() + "/staff/grid");
            await().until(() -> kept(phone, number));
            network.cut();

            String page = network.home() + "/staff/grid/cases/" + number;
            claim(phone, network, number);
            phone.see(".ahead [id$=OutcomeField]");
            phone.screenshot("g-4-ahead");
            phone.screenshotOfAll("g-4-ahead-whole", 4000);
            assertThat(Axe.violations(phone)).isEmpty();
            assertThat(phone.overflow()).isZero();
            reopen(phone, page);
            phone.seeAnywhere("认领尚未送达");
            assertThat(phone.all("form.form").get(0).isDisplayed()).as("the claim's own form").isFalse();
            workOn(phone, page);
            phone.screenshot("g-5-ahead-list");
            reopen(phone, page);
            phone.seeAnywhere("认领和接下来的表单都已存在这台手机上");
            phone.seeGone(".ahead form");
            phone.screenshot("g-6-ahead-filled");
            assertThat(state(number)).isEqualTo(RequestState.AWAITING_CLAIM);

            network.mend();
            phone.run("window.dispatchEvent(new Event('online'))");

            await().until(() -> state(number) == RequestState.COMPLETED);
            phone.seeAnywhere("现在没有需要您做的事");
            phone.seeGone("#queue");
            assertThat(done(number)).containsExactly(JournalEvent.CLAIMED, JournalEvent.EVIDENCE_ADDED,
                    JournalEvent.EVIDENCE_ADDED, JournalEvent.COMPLETED);
            assertThat(evidence.of(number)).extracting(EvidencePhotos.Evidence::stage)
                    .containsExactlyInAnyOrder(EvidencePhotos.Stage.BEFORE, EvidencePhotos.Stage.AFTER);
            await().until(() -> keptText(phone, number).contains("现在没有需要您做的事"));
        }
    }

    @Test
    void who_was_slower_in_a_dead_spot_is_told_all_that_was_not_sent_and_can_send_it_when_the_case_is_free_again()
            throws IOException {
        String number = dispatched();
        try (DeadSpot network = new DeadSpot(port); Browser phone = signOn(Browser.phone(), network.home())) {
            phone.open(network.home() + "/staff/grid");
            await().until(() -> kept(phone, number));
            network.cut();
            claim(phone, network, number);
            workOn(phone, network.home() + "/staff/grid/cases/" + number);

            String colleague = register.members("org-" + grid.townCode()).get(0).id();
            tasks.claim(task(number).getId(), colleague);
            network.mend();
            phone.run("window.dispatchEvent(new Event('online'))");

            await().until(() -> phone.all("#queue li.refused").size() == 4);
            phone.screenshot("g-7-ahead-lost");
            assertThat(words(phone)).satisfiesExactly(
                    claim -> assertThat(claim).contains(number, "没有办成").doesNotContain("前面的一项"),
                    before -> assertThat(before).contains("上传现场照片", "办理前", "前面的一项没有办成"),
                    after -> assertThat(after).contains("上传现场照片", "办理后", "前面的一项没有办成"),
                    handling -> assertThat(handling).contains("提交接下来的表单", "前面的一项没有办成"));
            assertThat(done(number)).isEmpty();
            assertThat(task(number).getAssignee()).isEqualTo(colleague);

            phone.click("#queue li:last-child button");
            await().until(() -> words(phone).get(3).contains("不在您手上"));
            assertThat(done(number)).isEmpty();

            tasks.setAssignee(task(number).getId(), null);
            phone.click("#queue li:first-child button");
            await().until(() -> phone.all("#queue li").size() == 1);
            assertThat(done(number)).containsExactly(JournalEvent.CLAIMED, JournalEvent.EVIDENCE_ADDED,
                    JournalEvent.EVIDENCE_ADDED);
            phone.click("#queue li:last-child button");
            await().until(() -> state(number) == RequestState.COMPLETED);
            phone.seeGone("#queue");
        }
    }

    @Test
    void what_is_being_filled_in_while_the_claim_is_sent_stays_before_the_officer_and_is_told_whether_it_can_be_submitted() {
        String won = dispatched();
        String lost = dispatched();
        try (DeadSpot network = new DeadSpot(port); Browser phone = signOn(Browser.phone(), network.home())) {
            phone.open(network.home() + "/staff/grid");
            await().until(() -> kept(phone, won) && kept(phone, lost));
            network.cut();
            claim(phone, network, lost);
            phone.type(".ahead [id$=PublicAnswerField]", "已清运。");
            tasks.claim(task(lost).getId(), register.members("org-" + grid.townCode()).get(0).id());
            network.mend();
            phone.run("window.dispatchEvent(new Event('online'))");
            phone.seeAnywhere("认领没有办成");
            phone.screenshotOfAll("g-8-ahead-lost-here", 4000);
            assertThat(phone.valueOf(".ahead [id$=PublicAnswerField]")).isEqualTo("已清运。");
            assertThat(phone.see(".ahead button[type=submit]").isEnabled()).isFalse();
            phone.clickText("知道了，删除");
            phone.seeGone("#queue");
            assertThat(phone.see(".ahead button[type=submit]").isEnabled()).as("dismissed is not done").isFalse();

            network.cut();
            claim(phone, network, won);
            phone.driver().findElement(By.cssSelector(".ahead [id$=OutcomeField] option[value=SOLVED]")).click();
            phone.type(".ahead [id$=PublicAnswerField]", "已清运。");
            network.mend();
            phone.run("window.dispatchEvent(new Event('online'))");
            phone.seeAnywhere("认领已送达");
            assertThat(state(won)).isEqualTo(RequestState.IN_PROGRESS);
            assertThat(drafts(phone)).as("also found by the task that comes").contains(won + "-HandleRequest");
            phone.click(".ahead button[type=submit]");
            phone.seeAnywhere("现在没有需要您做的事");
            assertThat(drafts(phone)).doesNotContain(won + "-HandleRequest");
            assertThat(done(won)).containsExactly(JournalEvent.CLAIMED, JournalEvent.COMPLETED);
        }
    }

    private static List<String> drafts(Browser phone) {
        return ((List<?>) phone.run("return Object.keys(sessionStorage)")).stream()
                .map(key -> key.toString().replaceFirst("^lastmile-form-", "")).toList();
    }

    @Test
    void nothing_follows_a_case_that_was_sent_back_in_a_dead_spot() {
        String number = dispatched();
        try (DeadSpot network = new DeadSpot(port); Browser phone = signOn(Browser.phone(), network.home())) {
            phone.open(network.home() + "/staff/grid");
            await().until(() -> kept(phone, number));
            network.cut();
            phone.open(network.home() + "/staff/grid/cases/" + number);
            phone.driver().findElement(By.cssSelector("[id$=NextStepField] option[value=RETURN]")).click();
            phone.driver().findElement(By.cssSelector("[id$=ReturnReasonField] option[value=NOT_MY_AREA]")).click();
            phone.type("[id$=ReturnProposalField]", "不在本网格。");
            phone.click("form.form button[type=submit]");
            phone.seeAnywhere("已存在这台手机上");

            phone.open(network.home() + "/staff/grid/cases/" + number);
            phone.seeAnywhere("等待网络");
            phone.seeGone(".ahead");
            phone.seeGone("#evidence");
        }
    }

    @Test
    void the_nearest_of_equal_urgency_comes_first_only_when_the_officer_lets_the_phone_say_where_he_is() {
        String here = dispatched();
        try (Browser phone = signOn(Browser.phone(), home())) {
            phone.open(home() + "/staff/grid");
            phone.see(link(here));
            assertThat(phone.all(".away").stream().allMatch(away -> away.getText().isEmpty())).isTrue();

            phone.driver().executeCdpCommand("Browser.grantPermissions", Map.of("permissions", List.of("geolocation")));
            phone.driver().executeCdpCommand("Emulation.setGeolocationOverride",
                    Map.of("latitude", grid.latitude() + 0.0009, "longitude", grid.longitude(), "accuracy", 5));
            phone.click("#near");
            phone.see("#near[aria-pressed=true]");

            await().until(() -> phone.text().contains("约 100 米"));
        }
    }

    /** Looked at by people afterwards; here by axe-core, and that nothing runs off the screen. */
    @Test
    void the_pages_fit_every_screen_in_both_languages_and_axe_finds_nothing() {
        String number = dispatched();
        Map<Integer, Supplier<Browser>> screens = Map.of(360, Browser::phone, 768, Browser::tablet, 1440, Browser::desk);
        screens.forEach((width, screen) -> {
            try (Browser browser = signOn(screen.get(), home())) {
                for (String language : List.of("zh-CN", "en")) {
                    browser.open(home() + "/staff?lang=" + language);
                    for (String page : List.of("", "/cases/" + number, "/patrol", "/map")) {
                        browser.open(home() + "/staff/grid" + page);
                        browser.see(page.equals("/map") ? "#grid-map[data-drawn]" : "main");
                        browser.screenshot("g-" + width + "-" + language + page.replaceAll("\\W+", "-"));
                        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                                .as(page + " at " + width).isLessThanOrEqualTo(width);
                        if (width == 360) {
                            assertThat(Axe.violations(browser)).as(page).isEmpty();
                        }
                    }
                }
            }
        });
    }

    private void claim(Browser phone, DeadSpot network, String number) {
        phone.open(network.home() + "/staff/grid/cases/" + number);
        phone.click("form.form button[type=submit]");
        phone.seeAnywhere("已存在这台手机上");
    }

    /** Photographs and answers a case whose claim waits to be sent, as far as a page out of the telephone lets him. */
    private void workOn(Browser phone, String page) throws IOException {
        phone.seeAnywhere("认领尚未送达");
        int waiting = phone.all("#queue li").size();
        for (EvidencePhotos.Stage stage : EvidencePhotos.Stage.values()) {
            phone.attach(".evidence-form[data-stage=" + stage + "] input[type=file]", photo());
            phone.click(".evidence-form[data-stage=" + stage + "] button");
            int more = ++waiting;
            await().until(() -> phone.all("#queue li").size() == more);
        }
        assertThat(phone.address()).as("he goes on where he is").isEqualTo(page);
        phone.driver().findElement(By.cssSelector(".ahead [id$=OutcomeField] option[value=SOLVED]")).click();
        phone.type(".ahead [id$=PublicAnswerField]", "已清运。");
        phone.click(".ahead button[type=submit]");
        await().until(() -> phone.address().endsWith("/staff/grid"));
        await().until(() -> phone.all("#queue li").size() == 4);
    }

    /** Closes the page and opens one again, with nothing in hand but what the telephone keeps. */
    private static void reopen(Browser phone, String page) {
        String before = phone.driver().getWindowHandle();
        phone.driver().switchTo().newWindow(WindowType.TAB);
        String now = phone.driver().getWindowHandle();
        phone.driver().switchTo().window(before).close();
        phone.driver().switchTo().window(now);
        phone.open(page);
    }

    private static List<String> words(Browser phone) {
        return ((List<?>) phone.run("return Array.from(document.querySelectorAll('#queue li'), entry => entry.textContent)"))
                .stream().map(String::valueOf).toList();
    }

    private List<JournalEvent> done(String number) {
        return files.open(number).orElseThrow().steps().stream().map(step -> step.event()).filter(BY_OFFICERS::contains)
                .toList();
    }

    private static String keptText(Browser phone, String number) {
        return String.valueOf(phone.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                caches.open('lastmile-grid-pages').then(kept => kept.match('/staff/grid/cases/' + arguments[0]))
                  .then(page => page.text()).then(done, () => done(''));""", number));
    }

    private void report(Browser phone, DeadSpot network) throws IOException {
        phone.open(network.home() + "/staff/grid/patrol");
        phone.driver().findElement(By.cssSelector("#category option[value=garbage]")).click();
        phone.type("#description", "巡查看到河边堆放垃圾。");
        phone.type("#latitude", String.valueOf(grid.latitude()));
        phone.type("#longitude", String.valueOf(grid.longitude()));
        phone.attach("#photos", photo());
        phone.click("#patrol button[type=submit]");
        phone.seeAnywhere("已存在这台手机上");
    }

    private static boolean kept(Browser phone, String page) {
        return (Boolean) phone.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                caches.open('lastmile-grid-pages').then(kept => kept.keys())
                  .then(keys => done(keys.some(key => key.url.includes(arguments[0]))), () => done(false));""", page);
    }

    private static String link(String number) {
        return "a[href$='/cases/" + number + "']";
    }

    private Browser signOn(Browser browser, String home) {
        browser.signOn(home + "/staff", me, PASSWORD).see("a[href$='/staff/grid']");
        return browser;
    }

    private String dispatched() {
        String number = "GB-" + NUMBERS.incrementAndGet();
        casework.open(new NewRequest(number, "小区东门的垃圾桶三天没有清运，气味很大。", "garbage", grid.townCode(),
                grid.code(), "东门", grid.latitude(), grid.longitude(), null, "test", clock.instant()));
        await().until(() -> state(number) == RequestState.AWAITING_CLAIM);
        await().until(() -> task(number) != null);
        return number;
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("ClaimRequest").singleResult();
    }

    private RequestState state(String number) {
        return files.open(number).orElseThrow().request().state();
    }

    private long cases() {
        return jdbc.sql("select count(*) from service_request").query(Long.class).single();
    }

    private Path photo() throws IOException {
        Path file = folder.resolve("place.jpg");
        ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        return file;
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
