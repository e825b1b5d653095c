package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.intake.Photos;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resident whose network comes and goes loses nothing and reports nothing twice; and one who sees badly reads it all. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReportOfflineTest {

    private static final String WORDS = "桥头的护栏断了一截，晚上走路很危险。";

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Photos photos;
    @TempDir
    Path folder;

    @Test
    void what_was_filled_in_without_network_outlives_the_page_and_is_sent_once_by_the_person() throws IOException {
        long before = cases();
        try (DeadSpot network = new DeadSpot(port); Browser phone = Browser.phone()) {
            phone.open(network.home() + "/report");
            phone.see("#report[data-worker=ready][data-drafts=ready]");
            fillIn(phone);
            phone.attach("#photos", photo("one"));
            phone.attach("#photos", photo("two"));
            await().until(() -> phone.all("#previews li").size() == 2);

            network.cut();
            phone.click("main button[type=submit]");
            phone.seeAnywhere("现在没有网络");
            phone.screenshot("o-1-no-network");
            closePage(phone);

            phone.open(network.home() + "/report");
            phone.seeAnywhere("已恢复您上次没有提交的内容");
            assertThat(phone.valueOf("#description")).isEqualTo(WORDS);
            assertThat(phone.all("#previews li")).hasSize(2);
            phone.screenshot("o-2-restored");
            phone.run("document.getElementById('map').scrollIntoView()");
            phone.see("#map.leaflet-container");

            network.mend();
            closePage(phone);
            phone.open(network.home() + "/report");
            phone.seeAnywhere("已恢复您上次没有提交的内容");
            assertThat(cases()).as("nothing is sent by itself").isEqualTo(before);

            phone.click("main button[type=submit]");
            phone.seeAnywhere("查询码");
            String number = phone.read("#number");
            assertThat(cases()).isEqualTo(before + 1);
            assertThat(photos.of(number)).hasSize(2);

            phone.open(network.home() + "/report");
            phone.see("#report[data-drafts=ready]");
            assertThat(phone.valueOf("#description")).as("the draft is gone").isEmpty();
            assertThat(phone.all("#previews li")).isEmpty();
        }
    }

    @Test
    void a_network_that_breaks_while_the_answer_is_awaited_makes_no_second_case() throws IOException {
        long before = cases();
        try (DeadSpot network = new DeadSpot(port); Browser phone = Browser.phone()) {
            phone.open(network.home() + "/report");
            phone.see("#report[data-worker=ready][data-drafts=ready]");
            fillIn(phone);
            phone.attach("#photos", photo("one"));
            await().until(() -> phone.all("#previews li").size() == 1);
            await().until(() -> keptPhotos(phone) == 1);
            String token = phone.run("return document.getElementById('report').elements.token.value").toString();
            // What the browser sends and hears no answer to.
            phone.driver().executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    fetch('/report', { method: 'POST', body: new FormData(document.getElementById('report')) }).then(done, done);""");
            assertThat(cases()).isEqualTo(before + 1);

            closePage(phone);
            phone.open(network.home() + "/report");
            phone.seeAnywhere("已恢复您上次没有提交的内容");
            assertThat(phone.run("return document.getElementById('report').elements.token.value")).isEqualTo(token);
            phone.click("main button[type=submit]");
            phone.seeAnywhere("查询码");

            assertThat(cases()).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"370281001", ""})
    void a_village_is_looked_for_in_its_town_or_in_all_and_is_still_there_after_the_page_was_closed(String town) {
        try (Browser phone = Browser.phone()) {
            phone.open(home() + "/report");
            phone.see("#report[data-drafts=ready]");
            assertThat(phone.all("#village option")).as("before anybody asked for them").hasSize(1);
            phone.click("#town option[value='" + town + "']");
            phone.run("document.getElementById('village').focus()");
            int offered = phone.all("#village option").size();
            assertThat(offered).isBetween(town.isEmpty() ? 800 : 10, town.isEmpty() ? 2000 : 200);
            WebElement last = phone.all("#village option").get(offered - 1);
            String village = last.getAttribute("value");
            last.click();
            phone.type("#place", "桥头");

            await().until(() -> village.equals(keptVillage(phone)));
            closePage(phone);
            phone.open(home() + "/report");
            phone.seeAnywhere("已恢复您上次没有提交的内容");

            assertThat(phone.valueOf("#village")).isEqualTo(village);
            assertThat(phone.valueOf("#town")).isEqualTo(town);
        }
    }

    @Test
    void fifty_photos_are_refused_in_clear_words_and_the_text_stays() throws IOException {
        try (Browser phone = Browser.phone()) {
            phone.open(home() + "/report");
            phone.see("#report[data-drafts=ready]");
            fillIn(phone);
            phone.attach("#photos", photo("first"));
            await().until(() -> phone.all("#previews li").size() == 1);
            List<String> fifty = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                fifty.add(photo("p" + i).toAbsolutePath().toString());
            }
            phone.driver().findElement(By.cssSelector("#photos")).sendKeys(fifty.stream().collect(Collectors.joining("\n")));
            phone.seeAnywhere("最多 6 张");
            phone.see("#photos-refused");
            phone.screenshot("o-3-fifty");

            assertThat(phone.all("#previews li")).as("what was chosen before").hasSize(1);
            assertThat(phone.valueOf("#description")).isEqualTo(WORDS);
            phone.open(home() + "/report");
            phone.seeAnywhere("已恢复您上次没有提交的内容");
            assertThat(phone.valueOf("#description")).isEqualTo(WORDS);
            assertThat(phone.all("#previews li")).hasSize(1);

            phone.click(".remove");
            await().until(() -> phone.all("#previews li").isEmpty());
            phone.click("#forget");
            await().atMost(Duration.ofSeconds(20)).until(() -> phone.valueOf("#description").isEmpty());
        }
    }

    @Test
    void large_print_is_switched_once_and_kept_and_nothing_runs_off_the_screen() {
        try (Browser phone = Browser.phone()) {
            phone.open(home() + "/");
            phone.click("a.print");
            for (String page : List.of("/", "/report", "/follow", "/report?lang=en")) {
                phone.open(home() + page);
                phone.see("html.large main");
                assertThat(phone.run("return document.documentElement.scrollWidth")).as(page).isEqualTo(360L);
                assertThat(Axe.violations(phone)).as(page).isEmpty();
                phone.screenshot("l-" + page.replaceAll("\\W+", "-"));
            }
            phone.click("a.print");
            phone.see("html:not(.large) main");
        }
    }

    @Test
    void the_site_can_be_installed() {
        try (Browser phone = Browser.phone()) {
            phone.open(home() + "/report");
            phone.see("#report[data-worker=ready]");

            assertThat(phone.driver().executeCdpCommand("Page.getAppManifest", Map.of()).get("errors"))
                    .isEqualTo(List.of());
            assertThat((List<?>) phone.driver().executeCdpCommand("Page.getInstallabilityErrors", Map.of())
                    .get("installabilityErrors")).isEmpty();
        }
    }

    private void fillIn(Browser phone) {
        phone.type("#description", WORDS);
        phone.driver().findElement(By.cssSelector("#category option[value=garbage]")).click();
        phone.type("#place", "桥头");
    }

    /** As one who puts the telephone away: the page is gone, the browser and what it keeps are not. */
    private static void closePage(Browser phone) {
        String page = phone.driver().getWindowHandle();
        String next = phone.driver().switchTo().newWindow(WindowType.TAB).getWindowHandle();
        phone.driver().switchTo().window(page).close();
        phone.driver().switchTo().window(next);
    }

    private static long keptPhotos(Browser phone) {
        return (Long) kept(phone, "draft ? draft.photos.length : 0");
    }

    private static @Nullable Object keptVillage(Browser phone) {
        return kept(phone, "draft ? draft.fields.village : null");
    }

    private static @Nullable Object kept(Browser phone, String what) {
        return phone.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const tell = draft => done(WHAT);
                indexedDB.open('lastmile-report', 1).onsuccess = event => {
                  event.target.result.transaction('drafts').objectStore('drafts').get('draft').onsuccess =
                    found => tell(found.target.result);
                };""".replace("WHAT", what));
    }

    private Path photo(String name) throws IOException {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, Color.ORANGE.getRGB());
        Path file = folder.resolve(name + ".jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    private long cases() {
        return jdbc.sql("select count(*) from service_request").query(Long.class).single();
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
