package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.publication.ArticleKind;
import city.lastmile.publication.Publications;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A guide from its first word to the resident's phone and back: an editor's page, the head's Tasklist, the site. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PublicationBrowserTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final String TITLE = "落水管堵塞清掏怎么申请";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Publications publications;
    @TempDir
    Path folder;

    @Test
    void an_editor_writes_a_guide_the_head_approves_it_in_tasklist_a_resident_finds_it_and_the_head_takes_it_back()
            throws IOException {
        List.of("dept-staff", "dept-head").forEach(officer -> accounts.setPassword(officer, PASSWORD));
        try (Browser editor = Browser.desk()) {
            editor.signOn(home() + "/staff", "dept-staff", PASSWORD);
            write(editor);
            editor.clickText("送审");
            editor.seeAnywhere("待审核");
        }
        try (TasklistUser head = TasklistUser.signOn(home(), "dept-head", PASSWORD); Browser phone = Browser.phone()) {
            head.pick("待认领（本单位）", TITLE);
            head.claim();
            head.choose("DecisionField", "同意发布");
            head.keepPicture("j-4-approve");
            head.complete();
            await().atMost(Duration.ofSeconds(60)).until(() -> !publications.search(new Publications.Shelf(ArticleKind.GUIDE, null, null), TITLE, 1).isEmpty());
            reads(phone);

            Browser page = head.browser();
            page.open(home() + "/staff/articles");
            page.clickText(TITLE);
            page.type("form[action$='/withdrawal'] input[name=reason]", "流程有变化，重新核实。");
            page.screenshot("j-7-withdraw");
            page.clickText("撤回");
            page.seeAnywhere("已撤回");
            phone.open(phone.address());
            phone.seeAnywhere("404");
        }
    }

    private void write(Browser editor) throws IOException {
        editor.open(home() + "/staff/articles/new?kind=GUIDE");
        editor.type("[name=title]", TITLE);
        editor.type("[name=summary]", "楼上阳台落水管堵了，报一次就有人来清。");
        editor.type("[name=papers]", "楼号\n照片");
        editor.type("[name=body]", "## 怎么办\n\n- 写明楼号\n\n<script>document.title = '坏了'</script><img src=x onerror=\"document.title='坏了'\">");
        editor.clickText("预览");
        editor.see("#preview h2 ~ .prose h2");
        assertThat(editor.run("return document.title")).asString().doesNotContain("坏了");
        editor.screenshot("j-1-preview");
        editor.clickText("保存为新版本");
        editor.seeAnywhere("草稿");
        editor.attach("[name=picture]", photo());
        editor.clickText("上传图片");
        String line = editor.read("section code").replace("图片内容", "落水管的位置");
        editor.type("[name=body]", "## 怎么办\n\n" + line + "\n\n- 写明楼号\n\n<script>document.title = '坏了'</script>");
        editor.type("[name=note]", "加了照片");
        editor.clickText("保存为新版本");
        editor.seeAnywhere("第 2 版");
        editor.screenshot("j-2-editor");
        editor.clickText("第 2 版");
        editor.see(".prose img");
        assertThat((Boolean) editor.run("return document.querySelector('.prose img').naturalWidth > 0")).isTrue();
        editor.screenshot("j-3-version");
        editor.clickText("返回文章");
    }

    private void reads(Browser phone) {
        phone.open(home() + "/report");
        phone.type("#description", "我家阳台的落水管堵塞了，一下雨就往外冒。");
        phone.see("#guides a[href*='/articles/']");
        phone.seeAnywhere(TITLE);
        phone.screenshot("j-5-offered");
        phone.open(home() + "/");
        phone.type("#q", "落水管堵了");
        phone.click(".search button");
        phone.screenshot("j-5-search");
        phone.clickText(TITLE);
        phone.seeAnywhere("要带什么");
        assertThat((Boolean) phone.run("return document.querySelector('.prose img').alt === '落水管的位置'")).isTrue();
        assertThat(phone.run("return document.title")).asString().doesNotContain("坏了");
        assertThat((Boolean) phone.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        assertThat(Axe.violations(phone)).isEmpty();
        phone.screenshot("j-6-guide");
    }

    private Path photo() throws IOException {
        BufferedImage image = new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pencil = image.createGraphics();
        pencil.setPaint(Color.GRAY);
        pencil.fillRect(100, 100, 600, 300);
        pencil.dispose();
        Path file = folder.resolve("pipe.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
