package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bucket4j.TimeMeter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class WrongCodeTest extends IntakeTest {

    private static final String WRONG = "0000-0000-0000";
    private static final String CODE = "X-Follow-Up-Code";

    @Autowired
    FollowUpCodes codes;

    @Test
    void an_unknown_number_and_a_wrong_code_give_the_same_answer() {
        JsonNode receipt = accepted(report());

        HttpResponse<String> wrongCode = program.get(path(receipt), CODE, WRONG);
        HttpResponse<String> noCode = program.get(path(receipt));
        HttpResponse<String> unknown = program.get(REQUESTS + "/200101-000001-0", CODE, WRONG);
        HttpResponse<String> noNumber = program.get(REQUESTS + "/nonsense", CODE, WRONG);

        assertThat(List.of(wrongCode, noCode, unknown, noNumber)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(withoutPath(answer)).isEqualTo(withoutPath(wrongCode));
        });
        assertThat(wrongCode.body()).doesNotContain("北关");
    }

    private String withoutPath(HttpResponse<String> answer) {
        return tree(answer).get("type") + " " + tree(answer).get("title") + " " + tree(answer).get("detail")
                + " " + tree(answer).size();
    }

    @Test
    void additions_withdrawal_and_rating_need_the_code_as_well() {
        JsonNode receipt = accepted(report());

        assertThat(program.post(path(receipt) + "/additions", "{\"words\":\"x\"}", CODE, WRONG).statusCode())
                .isEqualTo(404);
        assertThat(program.post(path(receipt) + "/withdrawal", "{}", CODE, WRONG).statusCode()).isEqualTo(404);
        assertThat(program.post(path(receipt) + "/rating", "{\"response\":5,\"result\":5,\"attitude\":5}", CODE, WRONG)
                .statusCode()).isEqualTo(404);
        assertThat(followed(receipt).get("state").textValue()).isNotEqualTo("WITHDRAWN");
    }

    @Test
    void a_code_is_forgiven_its_case_its_hyphens_and_letters_that_look_like_digits() {
        JsonNode receipt = accepted(report());
        String typed = code(receipt).toLowerCase(java.util.Locale.ROOT).replace("-", "").replace('0', 'o')
                .replace('1', 'l');

        assertThat(program.get(path(receipt).replace("-", ""), CODE, typed).statusCode()).isEqualTo(200);
    }

    @Test
    void who_guesses_the_code_of_one_number_is_made_to_wait_over_http() {
        JsonNode receipt = accepted(report());
        List<HttpResponse<String>> guesses = IntStream.range(0, 40)
                .mapToObj(guess -> program.get(path(receipt), CODE, "0000-0000-%04d".formatted(guess))).toList();

        assertThat(guesses.get(0).statusCode()).isEqualTo(404);
        HttpResponse<String> last = guesses.get(39);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow()).isBetween(1, 20);
        assertThat(tree(last).get("type").textValue()).isEqualTo("urn:lastmile:problem:too-many");
        assertThat(program.get(path(receipt), CODE, code(receipt)).statusCode())
                .as("no oracle: even the right code must wait").isEqualTo(429);
    }

    @Test
    void a_client_that_guesses_waits_and_recovers_while_others_go_on() {
        ManualTime time = new ManualTime();
        Gate gate = new Gate(codes, limits(60, 2), time);

        assertThat(guess(gate, "1", "203.0.113.7").pause()).isNull();
        assertThat(guess(gate, "2", "203.0.113.7").pause()).isNull();
        assertThat(guess(gate, "3", "203.0.113.7").pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(guess(gate, "3", "203.0.113.8").pause()).isNull();

        time.pass(Duration.ofMinutes(1));
        assertThat(guess(gate, "4", "203.0.113.7").pause()).isNull();
    }

    @Test
    void a_right_code_uses_up_nothing() {
        Gate gate = new Gate(codes, limits(60, 1), new ManualTime());
        String number = TrackingNumber.of(java.time.LocalDate.of(2026, 11, 23), 42);

        assertThat(IntStream.range(0, 50).mapToObj(visit ->
                gate.enter(new FollowUp(number, codes.codeOf(number), "203.0.113.9"))))
                .allSatisfy(entry -> assertThat(entry.trackingNumber()).isEqualTo(number));
    }

    @Test
    void what_can_be_no_number_makes_nobody_wait_but_its_sender() {
        Gate gate = new Gate(codes, limits(60, 20), new ManualTime());

        assertThat(IntStream.range(0, 100).mapToObj(client ->
                guess(gate, "9".repeat(1_000_000), "203.0.113." + client)))
                .allSatisfy(entry -> assertThat(entry.pause()).isNull());
    }

    @Test
    void a_flood_of_reports_from_one_address_waits() {
        ManualTime time = new ManualTime();
        Gate gate = new Gate(codes, limits(2, 20), time);

        assertThat(gate.submission("2001:db8::1")).isEmpty();
        assertThat(gate.submission("2001:db8::2")).isEmpty();
        assertThat(gate.submission("2001:db8::3")).as("one household").isPresent();
        assertThat(gate.submission("2001:db8:1::3")).as("another").isEmpty();
        time.pass(Duration.ofSeconds(30));
        assertThat(gate.submission("2001:db8::3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:db8::1, 2001:db8:0:0", "::1, 0:0:0:0",
            "2001:db8:1:2:3:4:5:6, 2001:db8:1:2"})
    void clients_are_told_apart_by_address_and_households_by_network(String address, String site) {
        assertThat(ClientAddress.site(address)).isEqualTo(site);
    }

    private static Gate.Entry guess(Gate gate, String number, String client) {
        return gate.enter(new FollowUp(number, WRONG, client));
    }

    private static IntakeProperties limits(int submissions, int wrongCodes) {
        return new IntakeProperties(null, submissions, wrongCodes, Duration.ofDays(7), 1, 2);
    }

    /** A clock that stands until it is moved. */
    private static final class ManualTime implements TimeMeter {

        private long nanos = 1;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
