package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowApiTest extends IntakeTest {

    private HttpResponse<String> post(JsonNode receipt, String what, Object body) {
        return program.post(path(receipt) + what, text(body), "X-Follow-Up-Code", code(receipt),
                "Accept-Language", "en");
    }

    @Test
    void an_addition_is_a_public_step_and_an_empty_one_is_refused() {
        JsonNode receipt = accepted(report());

        assertRefused(post(receipt, "/additions", Map.of("words", " ")), "intake.addition.empty", "want to add");
        assertThat(post(receipt, "/additions", Map.of("words", "还是没有人来。")).statusCode()).isEqualTo(204);

        assertThat(followed(receipt).get("steps").findValuesAsText("words")).contains("还是没有人来。");
    }

    @Test
    void urging_is_a_public_step_and_the_next_one_has_to_wait() {
        JsonNode receipt = accepted(report());

        assertThat(post(receipt, "/urging", Map.of()).statusCode()).isEqualTo(204);
        HttpResponse<String> again = post(receipt, "/urging", Map.of());

        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(tree(again).get("detail").textValue()).startsWith("It was urged a short while ago");
        assertThat(followed(receipt).get("steps").findValuesAsText("event")).containsOnlyOnce("URGED");
    }

    @Test
    void a_rating_before_the_end_is_a_conflict_and_half_a_rating_is_refused() {
        JsonNode receipt = accepted(report());

        HttpResponse<String> early = post(receipt, "/rating", Map.of("response", 5, "result", 5, "attitude", 5));
        HttpResponse<String> half = post(receipt, "/rating", Map.of("response", 5, "result", 0));

        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(tree(early).get("detail").textValue()).isEqualTo("It can be rated once it is handled.");
        assertRefused(half, "intake.rating.result", "1 to 5 stars");
        assertRefused(half, "intake.rating.attitude", "1 to 5 stars");
    }

    @Test
    void a_withdrawn_report_takes_nothing_more() {
        JsonNode receipt = accepted(report());

        assertThat(post(receipt, "/withdrawal", Map.of("reason", "已解决")).statusCode()).isEqualTo(204);

        assertThat(followed(receipt).get("state").textValue()).isEqualTo("WITHDRAWN");
        assertThat(post(receipt, "/withdrawal", Map.of()).statusCode()).isEqualTo(409);
        assertThat(post(receipt, "/additions", Map.of("words", "再说一句")).statusCode()).isEqualTo(409);
        assertThat(post(receipt, "/rating", Map.of("response", 5, "result", 5, "attitude", 5)).statusCode())
                .isEqualTo(409);
        assertThat(followed(receipt).get("steps").findValuesAsText("words")).doesNotContain("再说一句");
    }
}
