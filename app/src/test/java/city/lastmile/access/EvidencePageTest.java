package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFiles;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.EvidencePhotos.Evidence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Photographs from the place: by the officer in whose hands the case is, shown to the resident with the answer. */
class EvidencePageTest extends AccessTest {

    private static final String BOUNDARY = "evidence-of-work";

    @Autowired
    TaskService tasks;
    @Autowired
    CaseFiles files;
    @Autowired
    EvidencePhotos evidence;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_officer_adds_photos_and_the_resident_sees_the_public_ones_with_the_answer_and_no_others() throws IOException {
        JsonNode receipt = reported();
        String number = receipt.path("trackingNumber").asText();
        claimed(number);
        Browser officer = as("grid01");
        assertThat(upload(officer, number, "BEFORE", false, jpeg()).statusCode()).isEqualTo(302);
        assertThat(upload(officer, number, "AFTER", true, jpeg()).statusCode()).isEqualTo(302);
        List<Evidence> added = evidence.of(number);
        assertThat(added).extracting(Evidence::shown).containsExactly(false, true);
        assertThat(officer.page("/staff/requests/" + number).body()).contains("办理前 · 仅存档").contains("办理后 · 随答复公开")
                .contains("AFTER × 1, shown");

        Browser resident = follower(receipt);
        assertThat(resident.page("/follow/" + number).body()).as("no answer yet").doesNotContain("现场照片");
        assertThat(photo(resident, added.get(1)).statusCode()).isEqualTo(404);

        tasks.complete(task(number).getId(), Map.of("outcome", "SOLVED", "publicAnswer", "已清运。"));
        assertThat(resident.page("/follow/" + number).body()).contains("现场照片").contains(added.get(1).photo().id())
                .doesNotContain(added.get(0).photo().id());
        assertThat(photo(resident, added.get(1)).headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(photo(resident, added.get(0)).statusCode()).as("file only").isEqualTo(404);
        assertThat(upload(officer, number, "AFTER", true, jpeg()).statusCode()).as("it is out of his hands").isEqualTo(403);
    }

    @Test
    void what_is_shown_can_be_taken_back_and_the_journal_says_so() throws IOException {
        String number = reported().path("trackingNumber").asText();
        claimed(number);
        Browser officer = as("grid01");
        upload(officer, number, "AFTER", true, jpeg());
        String photo = evidence.of(number).get(0).photo().id();

        officer.form("/staff/requests/" + number + "/evidence/" + photo,
                Map.of("_csrf", Browser.tokenOf(officer.page("/staff/requests/" + number)), "shown", "false"));

        assertThat(evidence.of(number)).extracting(Evidence::shown).containsExactly(false);
        assertThat(files.open(number).orElseThrow().steps()).filteredOn(step -> step.event().name().equals("EVIDENCE_ADDED"))
                .extracting(step -> step.actor() + " " + step.details())
                .containsExactly("grid01 AFTER × 1, shown", "grid01 not shown");
    }

    @Test
    void what_is_no_photo_is_refused_with_its_reason_and_leaves_no_trace() throws IOException {
        String number = reported().path("trackingNumber").asText();
        claimed(number);
        Browser officer = as("grid01");

        HttpResponse<String> answer =
                upload(officer, number, "AFTER", true, "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8));

        assertThat(officer.page(location(answer)).body()).contains("不是 JPEG、PNG 或 WebP 照片");
        assertThat(evidence.of(number)).isEmpty();
        assertThat(files.open(number).orElseThrow().steps()).extracting(step -> step.event().name())
                .doesNotContain("EVIDENCE_ADDED");
    }

    @Test
    void a_case_takes_so_many_photos_and_no_more() throws IOException {
        String number = reported().path("trackingNumber").asText();
        claimed(number);
        Browser officer = as("grid01");
        byte[] photo = jpeg();
        for (int i = 0; i < EvidencePhotos.MOST; i++) {
            upload(officer, number, "AFTER", false, photo);
        }
        assertThat(officer.page(location(upload(officer, number, "AFTER", false, photo))).body())
                .contains("每件诉求最多 20 张现场照片");
        assertThat(evidence.of(number)).hasSize(EvidencePhotos.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "desk", "supervisor", "grid02", "designer", "admin"})
    void nobody_adds_photos_to_what_is_not_in_his_hands(String other) throws IOException {
        String number = reported().path("trackingNumber").asText();
        claimed(number);

        assertThat(upload(as(other), number, "AFTER", true, jpeg()).statusCode()).isIn(403, 404);
        assertThat(evidence.of(number)).isEmpty();
    }

    private JsonNode reported() throws IOException {
        Browser program = stranger();
        HttpResponse<String> answer = program.send(program.request("/api/v1/requests")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
                        {"description": "东门的垃圾三天没人收。", "category": "garbage", "latitude": 36.2640,
                         "longitude": 120.0060}""")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private void claimed(String number) {
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        tasks.claim(task(number).getId(), "grid01");
        tasks.complete(task(number).getId(), Map.of());
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    private Browser follower(JsonNode receipt) {
        Browser resident = stranger();
        String token = Browser.tokenOf(resident.page("/follow"));
        resident.form("/follow", Map.of("_csrf", token, "number", receipt.path("trackingNumber").asText(), "code",
                receipt.path("followUpCode").asText()));
        return resident;
    }

    private static HttpResponse<String> photo(Browser resident, Evidence photo) {
        return resident.page("/follow/photos/" + photo.photo().id());
    }

    private static HttpResponse<String> upload(Browser officer, String number, String stage, boolean shown, byte[] file)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, "_csrf", Browser.tokenOf(officer.page("/staff/password")));
        field(body, "stage", stage);
        field(body, "shown", String.valueOf(shown));
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"x.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return officer.send(officer.request("/staff/requests/" + number + "/evidence").header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void field(ByteArrayOutputStream body, String name, String value) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "").replaceAll("#.*", "");
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file.toByteArray();
    }
}
