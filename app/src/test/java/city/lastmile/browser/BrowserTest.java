package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser tests stand on this: a Chromium that shows Chinese, takes input and keeps what it shows. */
class BrowserTest {

    @TempDir
    Path folder;

    @Test
    void a_phone_shows_a_page_takes_input_and_keeps_a_picture() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <form onsubmit="document.querySelector('output').textContent = '收到：' + said.value; return false">
                <input name="said"> <button>提交</button> <output></output></form></html>""");

        try (Browser phone = Browser.phone()) {
            phone.open(page.toUri().toString());
            phone.type("input", "路灯不亮");
            phone.clickText("提交");
            phone.seeAnywhere("收到：路灯不亮");
            phone.screenshot("browser");

            assertThat(phone.run("return innerWidth")).isEqualTo(360L);
            assertThat(phone.run("return navigator.language")).isEqualTo("zh-CN");
            assertThat(Path.of("target/screenshots/browser.png")).isNotEmptyFile();
        }
    }
}
