package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's four applications as a Chinese browser shows them: no English is left but names, and nobody's banner. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebappsTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    /** The one that the tests' settings give; other tests of the same application use it too. */
    private static final String ADMIN_PASSWORD = "kettle-orbit-violet-59";
    /** Two English words side by side, or one alone on its line; ids of models are one word within a line. */
    private static final Pattern ENGLISH = Pattern.compile("(?m)\\b[A-Z][a-z]+ [a-z]{2,}\\b|^[A-Z][a-z]{2,}$|\\b[A-Z]+_[A-Z]+");
    private static final List<String> NAMES = List.of("Lastmile", "Demo");

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;

    @Test
    void an_officer_reads_tasklist_its_forms_and_its_mistakes_in_chinese() {
        dispatched("WEB-0001");
        accounts.setPassword("dept-staff", PASSWORD);
        try (TasklistUser officer = TasklistUser.signOn(home(), "dept-staff", PASSWORD)) {
            officer.pick("待认领（本单位）", "WEB-0001");
            seesNoEnglish(officer.browser(), "g-1-tasklist");
            officer.claim();
            officer.choose("NextStepField", "退回");
            officer.write("ReturnProposalField", "建议交有关单位。");
            officer.browser().click("button[ng-click='complete()']");
            officer.browser().seeAnywhere("此项必填。");
            seesNoEnglish(officer.browser(), "g-2-mistake");
            assertThat(officer.browser().run("return document.title")).asString().contains("任务办理");
            assertThat(officer.browser().all(".ce-eol-banner")).noneMatch(banner -> banner.isDisplayed());
        }
    }

    @Test
    void the_administrator_reads_cockpit_admin_and_welcome_in_chinese() {
        dispatched("WEB-0002");
        try (TasklistUser admin = TasklistUser.signOn(home(), "admin", ADMIN_PASSWORD)) {
            Browser browser = admin.browser();
            look(browser, "cockpit/default/#/dashboard", "运行中的流程实例", "g-3-cockpit");
            look(browser, "cockpit/default/#/processes", "流程定义", "g-4-processes");
            look(browser, "cockpit/default/#/decisions", "决策", "g-5-decisions");
            look(browser, "cockpit/default/#/tasks", "任务", "g-6-tasks");
            look(browser, "cockpit/default/#/batch", "批", "g-7-batches");
            look(browser, "admin/default/#/", "用户", "g-8-admin");
            look(browser, "admin/default/#/users", "用户", "g-9-users");
            look(browser, "admin/default/#/authorization?resource=0", "授权", "g-10-rights");
            look(browser, "admin/default/#/system?section=system-settings-general", "系统", "g-11-system");
            look(browser, "welcome/default/#!/welcome", "资料", "g-12-welcome");
        }
    }

    private void look(Browser browser, String page, String words, String picture) {
        browser.open(home() + "/camunda/app/" + page);
        browser.seeAnywhere(words);
        seesNoEnglish(browser, picture);
    }

    /** A key of a text is as bad as an English one. */
    private static void seesNoEnglish(Browser browser, String picture) {
        browser.screenshot(picture);
        List<String> english = ENGLISH.matcher(browser.text()).results().map(MatchResult::group)
                .filter(words -> !NAMES.contains(words)).toList();
        assertThat(english).as(picture).isEmpty();
    }

    private void dispatched(String number) {
        casework.open(new NewRequest(number, "路灯不亮。", "streetLight", "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
