package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhotoTest extends IntakeTest {

    private HttpResponse<String> sendWith(Part... photos) {
        List<Part> parts = new ArrayList<>(List.of(Part.json("report", text(report()))));
        parts.addAll(Arrays.asList(photos));
        return program.postParts(REQUESTS, parts, "Accept-Language", "en", "Idempotency-Key", "photo");
    }

    private JsonNode accepted(Part... photos) {
        List<Part> parts = new ArrayList<>(List.of(Part.json("report", text(report()))));
        parts.addAll(Arrays.asList(photos));
        HttpResponse<String> answer = program.postParts(REQUESTS, parts);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return tree(answer);
    }

    private static Part photo(byte[] content) {
        return Part.file("photos", "photo.jpg", content);
    }

    private HttpResponse<byte[]> kept(JsonNode receipt, int position, boolean thumbnail) {
        String id = followed(receipt).at("/photos/" + position + "/id").textValue();
        return program.bytes(path(receipt) + "/photos/" + id + "?thumbnail=" + thumbnail,
                "X-Follow-Up-Code", code(receipt));
    }

    static Stream<Arguments> photographs() {
        return Stream.of(Arguments.of("JPEG", Pictures.jpeg(40, 30), 40), Arguments.of("PNG", Pictures.png(50, 20), 50),
                Arguments.of("WebP", Pictures.webp(), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("photographs")
    void what_is_a_photo_by_content_is_kept_as_jpeg_whatever_its_name(String format, byte[] content, int width) {
        HttpResponse<byte[]> photo = kept(accepted(Part.file("photos", "../../etc/pass<wd>.exe", content)), 0, false);

        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(photo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(Pictures.decoded(photo.body()).getWidth()).isEqualTo(width);
    }

    @Test
    void place_and_device_are_stripped_and_the_picture_is_turned_upright() {
        byte[] sent = Pictures.jpegWithPlace(60, 40);
        assertThat(latin(sent)).contains(Pictures.PLACE, "Exif");

        JsonNode receipt = accepted(photo(sent));

        for (boolean thumbnail : new boolean[] {false, true}) {
            byte[] photo = kept(receipt, 0, thumbnail).body();
            assertThat(latin(photo)).doesNotContain("GPS").doesNotContain("Exif");
            BufferedImage picture = Pictures.decoded(photo);
            assertThat(picture.getWidth()).isEqualTo(40);
            assertThat(picture.getHeight()).isEqualTo(60);
        }
    }

    @Test
    void a_large_photo_is_reduced_and_has_a_thumbnail() {
        JsonNode receipt = accepted(photo(Pictures.jpeg(4000, 3000)));

        assertThat(Pictures.decoded(kept(receipt, 0, false).body()).getWidth()).isEqualTo(2048);
        assertThat(Pictures.decoded(kept(receipt, 0, true).body()).getWidth()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("thinPictures")
    void a_picture_as_thin_as_a_thread_is_kept(byte[] content) {
        assertThat(followed(accepted(photo(content))).get("photos")).hasSize(1);
    }

    static Stream<byte[]> thinPictures() {
        return Stream.of(Pictures.png(30_000, 1), Pictures.png(1, 30_000));
    }

    @Test
    void a_polyglot_loses_all_but_its_pixels() {
        byte[] photo = kept(accepted(photo(Pictures.polyglot())), 0, false).body();

        assertThat(latin(photo)).doesNotContain("script").doesNotContain("html");
        assertThat(Pictures.decoded(photo).getWidth()).isEqualTo(40);
    }

    @Test
    void a_comment_that_unpacks_to_a_hundred_megabytes_is_never_unpacked_and_not_kept() {
        byte[] photo = kept(accepted(photo(Pictures.hugeComment())), 0, false).body();

        assertThat(photo).hasSizeLessThan(10_000);
    }

    static Stream<Arguments> impostors() {
        return Stream.of(
                Arguments.of("zip bomb", Pictures.zipBomb(), "intake.photo.kind", "JPEG, PNG or WebP"),
                Arguments.of("huge dimensions", Pictures.hugeDimensions(), "intake.photo.pixels", "50 megapixels"),
                Arguments.of("HEIC", Pictures.heic(), "intake.photo.heic", "Most Compatible"),
                Arguments.of("half a JPEG", Pictures.truncated(), "intake.photo.incomplete", "incomplete"),
                Arguments.of("too heavy", Pictures.tooHeavy(), "intake.photo.large", "10 MB"),
                Arguments.of("page", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                        "intake.photo.kind", "photo.jpg"),
                Arguments.of("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8),
                        "intake.photo.kind", "photo.jpg"),
                Arguments.of("GIF", "GIF89a".getBytes(StandardCharsets.UTF_8), "intake.photo.kind", "photo.jpg"),
                Arguments.of("nothing", new byte[0], "intake.photo.kind", "photo.jpg"),
                Arguments.of("start of a JPEG", new byte[] {-1, -40, -1}, "intake.photo.incomplete", "incomplete"),
                Arguments.of("start of a PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                        "intake.photo.broken", "damaged"),
                Arguments.of("start of a WebP", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1),
                        "intake.photo.broken", "damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impostors")
    void what_is_no_usable_photo_is_refused_by_name_and_nothing_is_kept(String name, byte[] content, String code,
            String words) {
        Map<String, Long> before = rows();

        HttpResponse<String> answer = sendWith(photo(Pictures.jpeg(40, 30)), photo(content));

        assertRefused(answer, code, words);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void six_photos_are_kept_in_their_order_and_seven_refused() {
        Part[] six = Stream.of(10, 20, 30, 40, 50, 60).map(width -> photo(Pictures.jpeg(width, 10))).toArray(Part[]::new);
        assertThat(followed(accepted(six)).get("photos").findValuesAsText("width"))
                .containsExactly("10", "20", "30", "40", "50", "60");

        Map<String, Long> before = rows();
        Part[] seven = Collections.nCopies(7, photo(Pictures.jpeg(10, 10))).toArray(Part[]::new);
        assertRefused(sendWith(seven), "intake.photo.many", "At most 6");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_photo_is_shown_to_nobody_without_its_own_reports_code() {
        JsonNode receipt = accepted(photo(Pictures.jpeg(40, 30)));
        JsonNode other = accepted(report());
        String id = followed(receipt).at("/photos/0/id").textValue();

        assertThat(program.bytes(path(receipt) + "/photos/" + id).statusCode()).isEqualTo(404);
        assertThat(program.bytes(path(other) + "/photos/" + id, "X-Follow-Up-Code", code(other)).statusCode())
                .isEqualTo(404);
        assertThat(program.bytes("/follow/photos/" + id).statusCode()).isEqualTo(404);
    }

    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
