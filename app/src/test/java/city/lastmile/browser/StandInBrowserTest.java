package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import city.lastmile.register.StaffBook;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leave, deputies and conflicts of interest as heads and officers meet them on their pages and in Tasklist. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StandInBrowserTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @LocalServerPort
    int port;
    @TempDir
    Path folder;
    @Autowired
    Accounts accounts;
    @Autowired
    CaseFiles files;
    @Autowired
    Casework casework;
    @Autowired
    CityRegister register;
    @Autowired
    StaffBook book;
    @Autowired
    EvidencePhotos evidence;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;

    @BeforeEach
    void let_the_officers_sign_on() {
        List.of("grid01", "grid02", "town-head", "dept-head", "dept-staff")
                .forEach(officer -> accounts.setPassword(officer, PASSWORD));
    }

    @AfterEach
    void everybody_is_back() {
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), "town-head"));
        book.deputies().forEach(deputy -> book.endDeputy(deputy.id(), "town-head"));
        book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), "dept-head"));
    }

    @Test
    void a_head_enters_leave_and_the_deputy_finds_the_case_in_tasklist_and_finishes_it_with_a_photo() throws IOException {
        String number = claimed("garbage", "grid01");
        try (Browser head = signOn("town-head")) {
            head.clickText("请假与代理");
            head.type("form[action$='/absences'] [name=officer]", "grid01");
            head.type("form[action$='/absences'] [name=deputy]", "grid02");
            head.clickText("登记请假");
            head.seeAnywhere("请假中");
            head.screenshot("h-1-leave");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> "grid02".equals(task(number).getAssignee()));
        try (TasklistUser deputy = TasklistUser.signOn(home(), "grid02", PASSWORD)) {
            Browser page = deputy.browser();
            page.open(home() + "/staff/requests/" + number);
            page.seeAnywhere("代理人接手");
            page.attach("[name=photos]", photo());
            page.click("#evidence button[type=submit]");
            page.seeAnywhere("随答复公开");
            page.screenshot("h-2-evidence");
            assertThat(evidence.of(number)).hasSize(1);

            page.open(home() + "/camunda/app/tasklist/default/");
            deputy.pick("我的任务", number);
            deputy.choose("OutcomeField", "已解决");
            deputy.write("PublicAnswerField", "已清运。");
            deputy.keepPicture("h-3-deputy");
            deputy.complete();
        }
        await().until(() -> files.open(number).orElseThrow().request().state() == RequestState.COMPLETED);
    }

    @Test
    void who_declares_a_conflict_of_interest_no_longer_has_the_case_and_a_colleague_does() {
        String number = claimed("streetLight", "dept-staff");
        try (Browser officer = signOn("dept-staff")) {
            officer.open(home() + "/staff/requests/" + number);
            officer.clickText("申报回避");
            officer.screenshot("i-1-declare");
            officer.clickText("申报并移交");
            officer.seeAnywhere("已登记回避");
            officer.screenshot("i-2-declared");
            officer.open(home() + "/staff/requests/" + number);
            officer.seeAnywhere("404");
        }
        assertThat(task(number).getAssignee()).isNotNull().isNotEqualTo("dept-staff");
    }

    private Browser signOn(String officer) {
        return Browser.desk().signOn(home() + "/staff", officer, PASSWORD);
    }

    private String claimed(String category, String officer) {
        String number = "STAND-%04d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "路边有一处问题，请处理。", category, place.grid().townCode(), place.grid().code(),
                "东门", 36.2640, 120.0060, null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        tasks.claim(task(number).getId(), officer);
        tasks.complete(task(number).getId());
        return number;
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    private Path photo() throws IOException {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(90, 140, 70));
        graphics.fillRect(0, 0, 640, 480);
        graphics.dispose();
        Path file = folder.resolve("after.jpg");
        ImageIO.write(picture, "jpeg", file.toFile());
        return file;
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
