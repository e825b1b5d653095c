package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.intake.EvidencePhotos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What we add to Camunda's applications, as officers, supervisors and administrators meet it in them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PluginsTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";

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
