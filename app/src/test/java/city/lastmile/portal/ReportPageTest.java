package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest extends PortalTest {

    private static final String SCRIPT = "\"><script>alert('x')</script>'); drop table service_request; --";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/report", "/follow"})
    void a_page_fits_a_phone_needs_no_script_and_lets_no_foreign_one_in(String path) {
        HttpResponse<String> page = resident.page(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("width=device-width").contains("lang=\"zh-CN\"").doesNotContain("??")
                .doesNotContain("onclick").doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'").doesNotContain("unsafe");
    }

    @Test
    void pages_speak_chinese_first_and_english_after_the_switch() {
        assertThat(resident.page("/report").body()).contains("我要反映问题").contains("hreflang=\"en\"");
        assertThat(resident.page("/report?lang=en").body()).contains("Report a problem").contains("Rubbish collection")
                .contains("lang=\"en\"");
        assertThat(resident.page("/follow").body()).as("kept").contains("Follow a report");
        assertThat(resident.page("/follow?lang=zh-CN").body()).contains("查询办理进度");
        assertThat(resident.page("/follow?lang=%00%3Cscript%3E").statusCode()).isEqualTo(200);
    }

    @Test
    void a_report_leads_to_a_receipt_with_number_and_code_that_can_be_kept() {
        HttpResponse<String> answer = report(resident, fields());

        assertThat(answer.statusCode()).isEqualTo(303);
        HttpResponse<String> receipt = resident.page(Visitor.location(answer));
        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(Slip.of(receipt).number()).matches("\\d{6}-\\d{6}-\\d");
        assertThat(Slip.of(receipt).code()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(receipt.body()).contains("/follow#" + Slip.of(receipt).number() + "/" + Slip.of(receipt).code())
                .doesNotContain("??");
        assertThat(Slip.of(resident.page(Visitor.location(answer)))).as("reloaded").isEqualTo(Slip.of(receipt));
    }

    @Test
    void a_receipt_is_kept_in_no_cache_and_its_cookie_from_scripts() {
        HttpResponse<String> answer = report(resident, fields());

        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("lastmile-follow=").contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(resident.page(Visitor.location(answer)).headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
    }

    @Test
    void a_form_sent_twice_makes_one_case_and_shows_the_same_receipt() {
        String token = token(resident.page("/report"));
        long before = cases();

        String first = Visitor.location(sent(resident, token, fields()));

        assertThat(Visitor.location(sent(resident, token, fields()))).isEqualTo(first);
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void a_form_sent_again_with_other_words_is_asked_once_more_and_then_taken() {
        String token = token(resident.page("/report"));
        sent(resident, token, fields());

        HttpResponse<String> asked = sent(resident, token, fieldsWith("description", "又一件事。"));

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("这张表已经提交过一次").contains("又一件事。");
        assertThat(sent(resident, token(asked), fieldsWith("description", "又一件事。")).statusCode()).isEqualTo(303);
    }

    @Test
    void who_keeps_no_cookies_gets_the_receipt_at_once_and_one_case_after_a_reload() {
        Visitor careful = Visitor.withoutCookies(port);
        String token = token(careful.page("/report"));
        long before = cases();

        HttpResponse<String> receipt = sent(careful, token, fields());

        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(Slip.of(sent(careful, token, fields()))).isEqualTo(Slip.of(receipt));
        assertThat(cases()).isEqualTo(before + 1);
        Slip slip = Slip.of(receipt);
        assertThat(Visitor.location(resident.form(resident.page("/follow"), "/follow", slip.fields())))
                .isEqualTo(slip.path());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 还不能提交, 请写, 请选择", "en, This cannot be sent yet, Please write what is wrong, Please choose"})
    void an_empty_form_is_refused_with_what_to_mend_in_the_readers_language(String language, String title,
            String description, String category) {
        resident.page("/report?lang=" + language);
        long before = cases();

        HttpResponse<String> answer = report(resident, Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(title).contains(description).contains(category)
                .contains("href=\"#description\"").contains("href=\"#category\"").doesNotContain("??");
        assertThat(cases()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "category", "subjectOrganisation", "latitude", "longitude", "town", "village",
        "place", "contactName", "contactPhone", "contactEmail", "token", "website"})
    void script_and_sql_in_a_field_come_back_as_plain_words(String field) {
        Map<String, String> fields = fieldsWith(field, SCRIPT);
        fields.putIfAbsent("contactEmail", "not an address");
        long before = cases();

        HttpResponse<String> answer = report(resident, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("<script>alert");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void what_was_typed_is_still_there_after_a_refusal() {
        Map<String, String> fields = fieldsWith("contactEmail", "nobody at home");
        fields.put("place", "3 号路灯杆 & <东门>");
        fields.put("contactName", "李女士");

        assertThat(report(resident, fields).body()).contains("北关小学东门对面的垃圾三天没人清。")
                .contains("3 号路灯杆 &amp; &lt;东门&gt;").contains("李女士").contains("nobody at home")
                .containsPattern("value=\"garbage\"[^>]* selected").contains("36.2640");
    }

    @Test
    void swapped_coordinates_are_turned_in_the_form_and_count_only_when_sent_again() {
        Map<String, String> fields = fieldsWith("latitude", "120.0060");
        fields.put("longitude", "36.2640");

        HttpResponse<String> answer = report(resident, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).containsPattern("name=\"latitude\"[^>]* value=\"36.264\"")
                .containsPattern("name=\"longitude\"[^>]* value=\"120.006\"");
    }

    @Test
    void a_program_that_fills_in_the_hidden_field_is_stopped_and_a_person_told_how_to_go_on() {
        HttpResponse<String> answer = resident.upload("/report", List.of(Part.field("description", "buy"),
                Part.field("category", "garbage"), Part.field("website", "https://spam.example")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请把“请不要填写这一栏”清空后再提交");
    }

    @Test
    void a_photo_is_shown_on_the_page_to_its_own_resident_only() throws IOException {
        Slip slip = accepted(fields(), Part.file("photos", "灯.jpg", jpeg()));
        String photo = found(followed(slip), "href=\"(/follow/photos/[^\"]+)\"");

        assertThat(resident.bytes(photo).headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(resident.bytes(photo + "?thumbnail=true").statusCode()).isEqualTo(200);
        assertThat(Visitor.with(port).bytes(photo).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_no_photo_is_refused_by_its_name_as_plain_words() {
        HttpResponse<String> answer = report(resident, fields(),
                Part.file("photos", "<script>alert(1)</script>.jpg", "<html>".getBytes()));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("&lt;script&gt;").doesNotContain("<script>alert").contains("照片没有保留");
    }

    @Test
    void fifty_photos_are_refused_in_clear_words_and_what_was_typed_stays() throws IOException {
        byte[] photo = jpeg();
        Part[] fifty = Stream.generate(() -> Part.file("photos", "x.jpg", photo)).limit(50).toArray(Part[]::new);
        long before = cases();

        HttpResponse<String> answer = report(resident, fields(), fifty);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("最多 6 张").contains("北关小学东门对面的垃圾三天没人清。");
        assertThat(cases()).isEqualTo(before);
    }

    /** A slow phone lays out a thousand choices for longer than its owner waits. */
    @Test
    void villages_are_offered_without_script_and_laid_out_by_no_browser_that_has_script() {
        Pattern village = Pattern.compile("<option value=\"\\d{9}[\\d-]{3,}\"");
        String page = resident.page("/report").body();
        String written = found(resident.page("/report"), "(?s)<noscript id=\"villages\">(.*?)</noscript>");

        assertThat(village.matcher(written).results().count()).isGreaterThan(800);
        assertThat(written).contains("name=\"village\"");
        assertThat(page.replace(written, "")).doesNotContain("name=\"village\"").doesNotContainPattern(village)
                .as("nor what draws the map").doesNotContainPattern("(?:src|href)=\"[^\"]*leaflet");
    }

    @Test
    void the_first_load_of_the_report_page_is_small() {
        HttpResponse<byte[]> page = resident.bytes("/report", "Accept-Encoding", "gzip");
        assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
        List<String> parts = Pattern.compile("(?:src|href|data-library|data-sheet|data-towns|data-roads)=\"(/(?:assets|webjars|geo)/[^\"]+)\"")
                .matcher(resident.page("/report").body()).results().map(found -> found.group(1)).distinct().toList();

        assertThat(parts).hasSizeGreaterThan(7);
        assertThat(page.body().length + parts.stream().mapToInt(part -> resident.bytes(part, "Accept-Encoding", "gzip")
                .body().length).sum()).as("bytes on the wire: %s", parts).isLessThanOrEqualTo(200_000);
    }

    @Test
    void large_print_is_kept_in_a_cookie_and_switched_back() {
        assertThat(resident.page("/report").body()).contains("?print=large").contains("大字版");

        HttpResponse<String> large = resident.page("/report?print=large");
        assertThat(large.body()).containsPattern("<html[^>]* class=\"large\"").contains("?print=normal");
        assertThat(large.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("print=large").contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(resident.page("/follow").body()).as("kept").containsPattern("<html[^>]* class=\"large\"");
        assertThat(resident.page("/follow?print=%00%3Cscript%3E").body()).doesNotContain("class=\"large\"");
        assertThat(resident.page("/").body()).doesNotContain("class=\"large\"");
    }

    @Test
    void the_page_can_be_installed_and_its_worker_reaches_no_further_than_the_page() {
        HttpResponse<String> worker = resident.page("/report/worker.js");

        assertThat(worker.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).contains("/report");
        assertThat(worker.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
        HttpResponse<String> manifest = resident.page("/assets/portal/site.webmanifest");
        assertThat(manifest.headers().firstValue("Content-Type").orElse("")).startsWith("application/manifest+json");
        assertThat(manifest.body()).contains("\"start_url\": \"/report\"");
        assertThat(resident.page("/report").body()).contains("rel=\"manifest\"");
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
