package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two designers change a deadline and a label in their browsers, and the next request goes by what they deployed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WorkbenchBrowserTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final String NUMBER = "W0000001";
    private static final String TAG = "2026-10-browser";
    private static final String CELL = "[data-element-id='simpleDeadlinesThenHandleWithin']";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    WorkingTime workingTime;
    @Autowired
    Clock clock;

    @BeforeEach
    void let_the_designers_sign_on() {
        accounts.setPassword("designer", PASSWORD);
        accounts.setPassword("designer2", PASSWORD);
    }

    /** The other tests of this context go on with the models as shipped, and with no request that has lost its process. */
    @AfterEach
    void take_back_what_was_deployed() {
        if (files.open(NUMBER).isPresent()) {
            casework.withdraw(NUMBER, "");
            await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(NUMBER).count() == 0);
        }
        repository.createDeploymentQuery().deploymentSource("workbench").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void a_changed_deadline_and_label_are_seen_approved_and_deployed_and_a_new_request_goes_by_them() {
        String change;
        try (Browser first = signOn("designer")) {
            change = begin(first);
            changeTheDeadline(first, change);
            changeTheLabel(first, change);
            first.open(home() + change + "?lang=zh-CN");
            first.screenshot("wb-4-change");
            first.click("#submit");
            first.seeAnywhere("待审批");
        }
        try (Browser second = signOn("designer2")) {
            seeTheDifference(second, change);
            second.open(home() + change);
            second.click("#approve");
            second.seeAnywhere("已部署为第");
            assertThat(second.see("#move").getAttribute("href")).contains("#/process-definition/service-request:");
            second.screenshot("wb-7-deployed");
        }
        ProcessDefinition deployed = repository.createProcessDefinitionQuery().processDefinitionKey("service-request")
                .latestVersion().singleResult();
        assertThat(deployed.getVersionTag()).isEqualTo(TAG);

        casework.open(new NewRequest(NUMBER, "垃圾桶满了，请清运。", "garbage", "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> state() == RequestState.AWAITING_CLAIM);
        assertThat(file().explanation()).asString().contains("simpleDeadlines");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(NUMBER)
                .processDefinitionId(deployed.getId()).count()).isOne();
        assertThat(file().request().handleDue())
                .isEqualTo(workingTime.after(file().request().submittedAt(), Allowance.parse("4wd")));
    }

    private Browser signOn(String designer) {
        Browser browser = Browser.desk().signOn(home() + "/staff/login?lang=zh-CN", designer, PASSWORD);
        browser.see("a[href='/staff/workbench']");
        return browser;
    }

    private String begin(Browser browser) {
        browser.click("a[href='/staff/workbench']");
        browser.type("#name", "放宽简单事项的办理时限");
        browser.type("#versionTag", TAG);
        browser.type("#note", "试点街道反映两个工作日不够。");
        browser.screenshot("wb-1-list");
        browser.click("form[action='/staff/workbench'] button");
        browser.seeAddress("/staff/workbench/changes/");
        return browser.address().replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private void changeTheDeadline(Browser browser, String change) {
        browser.open(home() + change + "/edit?file=dmn/triage.dmn");
        browser.see("#model[data-ready] #drawing");
        browser.run("const all = window.lastmileModeler.getViews();"
                + "window.lastmileModeler.open(all.find(view => view.element.id === 'deadlines'))");
        browser.click(CELL);
        WebElement cell = browser.see(CELL + " [contenteditable]");
        cell.sendKeys(Keys.chord(Keys.CONTROL, "a"), "\"4wd\"");
        browser.click("h1");
        save(browser);
        browser.screenshot("wb-2-table");
        browser.open(home() + change + "/try?file=dmn/triage.dmn&decision=deadlines");
        browser.type("input[name='v.urgency']", "ORDINARY");
        browser.type("input[name='v.category']", "garbage");
        browser.click("button[name=go]");
        browser.seeAnywhere("成立的规则：simpleDeadlines");
        browser.seeAnywhere("4wd");
        browser.screenshot("wb-2-try");
    }

    private void changeTheLabel(Browser browser, String change) {
        browser.open(home() + change + "/edit?file=processes/service-request.bpmn");
        browser.see("#model[data-ready] #drawing");
        browser.run("const modeler = window.lastmileModeler;"
                + "modeler.get('selection').select(modeler.get('elementRegistry').get('ClaimRequest'))");
        browser.click("[data-group-id='group-general'] .bio-properties-panel-group-header");
        WebElement name = browser.see("#bio-properties-panel-name");
        name.sendKeys(Keys.chord(Keys.CONTROL, "a"), "认领这件诉求", Keys.TAB);
        browser.seeAnywhere("有未保存的修改");
        save(browser);
        browser.screenshot("wb-3-process");
    }

    private static void save(Browser browser) {
        browser.click("#save");
        browser.seeAnywhere("已保存。");
        assertThat(browser.read("main")).doesNotContain("未部署");
    }

    private void seeTheDifference(Browser browser, String change) {
        browser.open(home() + change + "/difference?file=processes/service-request.bpmn");
        browser.see("#drawings[data-ready]");
        browser.seeAnywhere("修改 认领这件诉求 ClaimRequest");
        assertThat(browser.all("#drawings .entries li")).hasSize(1);
        assertThat(browser.all(".djs-element.diff-changed")).hasSize(2);
        browser.click("#drawings .entries button");
        browser.screenshot("wb-5-difference");
        browser.open(home() + change + "/difference?file=dmn/triage.dmn&lang=en");
        browser.seeAnywhere("\"4wd\"");
        browser.screenshot("wb-6-difference-en");
        browser.open(home() + change + "?lang=zh-CN");
    }

    private RequestState state() {
        return file().request().state();
    }

    private CaseFile file() {
        return files.open(NUMBER).orElseThrow();
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
