package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.RequestState;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole thread as people walk it: a resident's phone, an officer's Tasklist, and the clock between them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MainJobTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final String ANSWER = "垃圾已清运，以后每天上午八点前清运一次。";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    CaseFiles files;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;
    @TempDir
    Path folder;

    @BeforeEach
    void let_the_officers_sign_on() {
        accounts.setPassword("grid01", PASSWORD);
        accounts.setPassword("town-head", PASSWORD);
    }

    @AfterEach
    void give_the_engine_its_clock_back() {
        ClockUtil.reset();
    }

    @Test
    void a_report_with_a_photo_is_claimed_and_completed_in_tasklist_rated_by_the_resident_and_closed() throws Exception {
        try (Browser phone = Browser.phone(); TasklistUser officer = TasklistUser.signOn(home(), "grid01", PASSWORD)) {
            String number = report(phone, "a");

            officer.pick("待认领（本单位）", number);
            officer.keepPicture("a-4-claim");
            officer.claim();
            officer.complete();
            await().until(() -> state(number) == RequestState.IN_PROGRESS);
            officer.pick("我的任务", number);
            officer.choose("OutcomeField", "已解决");
            officer.write("PublicAnswerField", ANSWER);
            officer.keepPicture("a-5-handle");
            officer.complete();
            await().until(() -> state(number) == RequestState.COMPLETED);
            seeTheCase(officer.browser(), number);

            phone.click("a[href$='/follow/" + number + "']");
            phone.seeAnywhere(ANSWER);
            phone.screenshot("a-7-answered");
            rate(phone, "5", "很快，谢谢。");
            await().until(() -> state(number) == RequestState.CLOSED);
            phone.open(home() + "/follow/" + number);
            phone.seeAnywhere("已办结");
            phone.screenshot("a-8-closed");
        }
    }

    @Test
    void when_nobody_claims_in_time_the_head_assigns_in_tasklist() throws Exception {
        try (Browser phone = Browser.phone()) {
            String number = report(phone, "b");
            Duration untilDue = Duration.between(clock.instant(), dispatched(number).request().claimDue());
            ClockUtil.offset(untilDue.plusMinutes(1).toMillis());
            await().until(() -> phoneShows(phone, number, "超时未认领，升级至上一级"));
            phone.screenshot("b-4-escalated");

            try (TasklistUser head = TasklistUser.signOn(home(), "town-head", PASSWORD)) {
                head.pick("待认领（本单位）", number);
                head.claim();
                head.choose("AssigneeField", "王海燕");
                head.write("InstructionField", "今天下班前处理完。");
                head.keepPicture("b-5-assign");
                head.complete();
            }
            await().until(() -> state(number) == RequestState.IN_PROGRESS);

            try (TasklistUser officer = TasklistUser.signOn(home(), "grid01", PASSWORD)) {
                officer.pick("我的任务", number);
                officer.keepPicture("b-6-assigned");
            }
            assertThat(files.open(number).orElseThrow().officer()).isEqualTo("grid01");
        }
    }

    @Test
    void who_is_not_content_says_why_and_gets_it_done_again_under_review() throws Exception {
        try (Browser phone = Browser.phone(); TasklistUser officer = TasklistUser.signOn(home(), "grid01", PASSWORD)) {
            String number = report(phone, "i");
            finish(officer, number);
            await().until(() -> state(number) == RequestState.COMPLETED);

            phone.click("a[href$='/follow/" + number + "']");
            phone.click("label:has(input[name=resolved][value=NO])");
            rate(phone, "1", "只清了一半，还是有气味。");
            phone.screenshot("i-4-not-content");
            await().until(() -> state(number) == RequestState.AWAITING_CLAIM);

            finish(officer, number);
            await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number)
                    .taskDefinitionKey("ReviewResult").count() == 1);
            try (TasklistUser head = TasklistUser.signOn(home(), "town-head", PASSWORD)) {
                head.pick("待认领（本单位）", number);
                head.claim();
                head.choose("DecisionField", "通过");
                head.keepPicture("i-5-review");
                head.complete();
            }
            await().until(() -> state(number) == RequestState.COMPLETED);
            phone.open(home() + "/follow/" + number);
            phone.click("label:has(input[name=resolved][value=YES])");
            rate(phone, "5", "这次清干净了。");
            await().until(() -> state(number) == RequestState.CLOSED);
            phone.screenshot("i-6-content");
        }
    }

    private void finish(TasklistUser officer, String number) {
        officer.pick("待认领（本单位）", number);
        officer.claim();
        officer.complete();
        await().until(() -> state(number) == RequestState.IN_PROGRESS);
        officer.pick("我的任务", number);
        officer.choose("OutcomeField", "已解决");
        officer.write("PublicAnswerField", ANSWER);
        officer.complete();
    }

    private String report(Browser phone, String test) throws IOException {
        phone.open(home() + "/");
        phone.screenshot(test + "-1-home");
        phone.open(home() + "/report");
        phone.type("#description", "小区东门的垃圾桶三天没有清运，气味很大。");
        phone.driver().findElement(org.openqa.selenium.By.cssSelector("#category option[value=garbage]")).click();
        phone.click("#coordinates summary");
        phone.type("#latitude", "36.2640");
        phone.type("#longitude", "120.0060\t");
        phone.seeAnywhere("网格");
        phone.type("#place", "东门");
        phone.attach("#photos", photo());
        phone.screenshot(test + "-2-report");
        phone.click("main button[type=submit]");
        phone.seeAnywhere("查询码");
        phone.screenshot(test + "-3-receipt");
        return phone.read("#number");
    }

    private Path photo() throws IOException {
        BufferedImage image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pencil = image.createGraphics();
        pencil.setPaint(new GradientPaint(0, 0, Color.GRAY, 1200, 900, Color.ORANGE));
        pencil.fillRect(0, 0, 1200, 900);
        pencil.dispose();
        Path file = folder.resolve("rubbish.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    private static void seeTheCase(Browser desk, String number) {
        desk.open(desk.address().replaceFirst("/camunda/.*", "/staff/requests/" + number));
        desk.see("#case-map .here");
        assertThat(desk.all(".photos img")).hasSize(1);
        desk.seeAnywhere(ANSWER);
        desk.screenshot("a-6-case");
    }

    private static void rate(Browser phone, String stars, String words) {
        for (String question : new String[] {"response", "result", "attitude"}) {
            phone.click("label:has(input[name=" + question + "][value='" + stars + "'])");
        }
        phone.type("#words-rating", words);
        phone.click("#rate button[type=submit]");
        phone.seeAnywhere("您作了评价");
    }

    private CaseFile dispatched(String number) {
        await().until(() -> files.open(number).orElseThrow().request().claimDue() != null);
        return files.open(number).orElseThrow();
    }

    private boolean phoneShows(Browser phone, String number, String words) {
        phone.open(home() + "/follow/" + number);
        return phone.text().contains(words);
    }

    private RequestState state(String number) {
        return files.open(number).orElseThrow().request().state();
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
