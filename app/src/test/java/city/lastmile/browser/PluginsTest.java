package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.register.GroupIds;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What we add to Camunda's applications, as officers, supervisors and administrators meet it in them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PluginsTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final String ADMIN_PASSWORD = "kettle-orbit-violet-59";

    @LocalServerPort
    int port;
    @TempDir
    Path folder;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    EvidencePhotos evidence;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;
    @Autowired
    SupervisionOrders orders;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    @Test
    void an_officer_sees_the_whole_case_in_tasklist_and_adds_a_photo_of_his_work_there() throws IOException {
        String number = dispatched("PLUG-0001");
        tasks.claim(task(number), "dept-staff");
        tasks.complete(task(number));
        accounts.setPassword("dept-staff", PASSWORD);
        try (TasklistUser officer = TasklistUser.signOn(home(), "dept-staff", PASSWORD)) {
            Browser browser = officer.browser();
            officer.pick("我的任务", number);
            browser.clickText("事项详情");
            browser.see(".lastmile #case-map .leaflet-interactive, .lastmile #case-map path");
            browser.seeAnywhere("为什么由这个单位负责");
            browser.seeAnywhere("研判分派");

            browser.attach(".lastmile input[type='file']", photo());
            browser.click(".lastmile #evidence form[enctype] button");
            browser.see(".lastmile .evidence img");
            browser.seeAnywhere("办理前 · 随答复公开");
            browser.screenshot("p-1-case-in-tasklist");
            browser.seeAddress("/camunda/app/tasklist/");
        }
        assertThat(evidence.of(number)).hasSize(1);
    }

    @Test
    void a_supervisor_finds_a_case_from_cockpits_front_page_and_sees_what_is_supervised_and_what_has_ended() {
        String number = dispatched("PLUG-0002");
        String ended = dispatched("PLUG-0003");
        casework.withdraw(ended, "已自行解决");
        tasks.claim(task(number), "dept-staff");
        tasks.complete(task(number));
        transaction.executeWithoutResult(status ->
                orders.order(number, "leader", GroupIds.CITY_LEADERS, "请尽快办结。"));
        accounts.setPassword("supervisor", PASSWORD);
        try (Browser browser = cockpit("supervisor", PASSWORD)) {
            browser.type(".lastmile input[name='number']", number);
            browser.click(".lastmile form button");
            browser.seeAnywhere("诉求办理");
            assertThat(browser.see(".lastmile a[href$='/staff/requests/" + number + "']").isDisplayed()).isTrue();
            browser.screenshot("p-2-found-from-front-page");
            browser.clickContaining(".lastmile a[href*='process-instance']", "诉求办理");
            browser.seeAddress("/process-instance/");
            browser.seeAnywhere(number);

            browser.open(home() + "/camunda/app/cockpit/default/#/process-definition/" + serviceRequest() + "/runtime");
            browser.see(".lastmile-figure.supervised");
            browser.click(".lastmile-heat-button");
            browser.see(".lastmile-figure.mean");
            browser.clickText("督办件");
            browser.seeAnywhere("二级：镇街、部门");
            browser.seeAnywhere(number);
            browser.screenshot("p-3-figures-heat-and-supervisions");
            browser.clickText("已结束");
            browser.type(".lastmile input[name='number']", ended);
            browser.click(".lastmile form button");
            browser.click(".lastmile [data-path]");
            browser.see(".djs-element.lastmile-path");
            browser.screenshot("p-4-finished-with-path");
        }
    }

    @Test
    void an_administrator_rehearses_a_move_to_another_version_starts_it_and_sees_it_done() {
        deploy();
        runtime.startProcessInstanceByKey("moved-in-browser", "PLUG-MOVE");
        deploy();
        try (Browser browser = cockpit("admin", ADMIN_PASSWORD)) {
            browser.clickText("更多");
            browser.clickText("版本迁移");
            browser.click(".lastmile select[name='process'] option[value='moved-in-browser']");
            browser.clickText("显示版本");
            browser.clickText("预演（不改动任何事项）");
            browser.seeAnywhere("1 件可以迁移");
            browser.screenshot("p-5-rehearsal");
            browser.click(".lastmile form[method='post'] button");
            browser.seeAnywhere("共 1 件，已迁移 1 件，未能迁移 0 件。");
            browser.seeAnywhere("100%");
            browser.screenshot("p-6-moved");
        } finally {
            repository.createDeploymentQuery().deploymentName("moved-in-browser").list()
                    .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        }
    }

    private void deploy() {
        repository.createDeployment().name("moved-in-browser").addModelInstance("moved-in-browser.bpmn",
                Bpmn.createExecutableProcess("moved-in-browser").name("试迁流程").camundaHistoryTimeToLiveString("P1D")
                        .startEvent().receiveTask("Wait").endEvent().done()).deploy();
    }

    private Browser cockpit(String officer, String password) {
        Browser browser = Browser.desk().signOn(home() + "/camunda/app/cockpit/default/", officer, password);
        browser.seeAddress("/camunda/app/cockpit/");
        return browser;
    }

    private String serviceRequest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("service-request").latestVersion()
                .singleResult().getId();
    }

    private Path photo() throws IOException {
        Path file = folder.resolve("before.jpg");
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", file.toFile());
        return file;
    }

    private String dispatched(String number) {
        casework.open(new NewRequest(number, "路灯不亮。", "streetLight", "370281001", "370281001-0001", null, 36.264,
                120.006, null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private String task(String number) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        return task.getId();
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
