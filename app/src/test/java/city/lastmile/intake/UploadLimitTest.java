package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadLimitTest extends IntakeTest {

    private static final long MEGABYTES_200 = 200L << 20;

    @ParameterizedTest
    @CsvSource({"true, zh-CN, 10 MB", "false, en, remove or shrink"})
    void an_upload_of_200_megabytes_to_the_api_is_too_large_and_stores_nothing(boolean announced, String language,
            String words) {
        Map<String, Long> before = rows();

        HttpResponse<String> answer = program.postStream(REQUESTS + "?lang=" + language, huge("report", announced),
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(answer).get("detail").textValue()).contains(words);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"true, zh-CN, 上传的文件太大", "false, en, The upload is too large"})
    void an_upload_of_200_megabytes_to_the_page_is_too_large_and_stores_nothing(boolean announced, String language,
            String words) {
        Map<String, Long> before = rows();
        Visitor resident = Visitor.with(port);
        resident.page("/report?lang=" + language);

        HttpResponse<String> answer = resident.postStream("/report", huge("description", announced), "text/html");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<h1").contains(words);
        assertThat(rows()).isEqualTo(before);
    }

    /** @param announced whether the length is told before, or found out on the way */
    private static BodyPublisher huge(String field, boolean announced) {
        byte[] head = (Part.field(field, "").head() + "x\r\n" + Part.file("photos", "huge.jpg", new byte[0]).head())
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + Visitor.BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head), new Zeros(MEGABYTES_200), new ByteArrayInputStream(tail)))));
        return announced ? BodyPublishers.fromPublisher(stream, head.length + MEGABYTES_200 + tail.length) : stream;
    }

    /** So many zeros, without keeping them. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    @Test
    void an_upload_of_a_thousand_parts_is_refused_as_too_large() {
        Map<String, Long> before = rows();
        List<Part> parts = new ArrayList<>(List.of(Part.json("report", text(report()))));
        parts.addAll(Collections.nCopies(1000, Part.field("x", "y")));

        assertThat(program.postParts(REQUESTS, parts).statusCode()).isEqualTo(413);
        assertThat(Visitor.with(port).upload("/report", parts).statusCode()).isEqualTo(413);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void an_upload_that_breaks_off_or_has_no_shape_is_a_bad_request() {
        Map<String, Long> before = rows();
        byte[] half = (Part.field("description", "").head() + "路灯").getBytes(StandardCharsets.UTF_8);

        assertThat(program.postStream("/report", BodyPublishers.ofByteArray(half), "text/html").statusCode())
                .isEqualTo(400);
        assertThat(program.postStream(REQUESTS, BodyPublishers.ofByteArray(half), "application/json").statusCode())
                .isEqualTo(400);
        assertThat(program.postParts(REQUESTS, List.of(Part.field("nothing", "here"))).statusCode()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
    }
}
