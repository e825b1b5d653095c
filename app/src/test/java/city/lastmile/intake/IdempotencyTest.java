package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends IntakeTest {

    private static final String KEY = "Idempotency-Key";

    @Test
    void a_report_is_acknowledged_with_number_code_and_address() {
        HttpResponse<String> answer = send(report());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(tree(answer).get("trackingNumber").textValue()).matches("\\d{6}-\\d{6}-\\d");
        assertThat(tree(answer).get("followUpCode").textValue()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(answer.headers().firstValue("Location")).contains(path(tree(answer)));
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).contains("false");
    }

    @Test
    void the_same_key_twice_makes_one_case_and_gives_the_same_answer() {
        String key = UUID.randomUUID().toString();
        long before = cases();

        HttpResponse<String> first = send(report(), KEY, key);
        HttpResponse<String> second = send(report(), KEY, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).contains("false");
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void the_same_key_from_twelve_at_once_makes_one_case_and_gives_all_the_same_answer() {
        String key = UUID.randomUUID().toString();
        long before = cases();

        List<HttpResponse<String>> answers = atOnce(12, report(), key);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
        assertThat(answers).filteredOn(answer ->
                answer.headers().firstValue("Idempotency-Replayed").orElse("").equals("false")).hasSize(1);
        assertThat(cases()).isEqualTo(before + 1);
    }

    private List<HttpResponse<String>> atOnce(int clients, Map<String, Object> report, String key) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CountDownLatch start = new CountDownLatch(clients);
        try {
            return IntStream.range(0, clients).mapToObj(client -> CompletableFuture.supplyAsync(() -> {
                start.countDown();
                awaitOthers(start);
                return send(report, KEY, key);
            }, threads)).toList().stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static void awaitOthers(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_stores_nothing() {
        String key = UUID.randomUUID().toString();
        send(report(), KEY, key);
        Map<String, Long> before = rows();

        HttpResponse<String> answer = send(reportWith("description", "另一件事。"), KEY, key, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(tree(answer).get("type").textValue()).isEqualTo("urn:lastmile:problem:key-reused");
        assertThat(tree(answer).get("detail").textValue()).contains("use a new one");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_key_is_free_again_after_a_refusal_so_that_the_mended_report_may_use_it() {
        String key = UUID.randomUUID().toString();

        assertThat(send(reportWith("category", "none"), KEY, key).statusCode()).isEqualTo(422);

        assertThat(send(report(), KEY, key).statusCode()).isEqualTo(201);
    }

    @Test
    void without_a_key_each_report_is_a_case_of_its_own() {
        long before = cases();

        assertThat(path(accepted(report()))).isNotEqualTo(path(accepted(report())));

        assertThat(cases()).isEqualTo(before + 2);
    }

    @Test
    void an_empty_or_endless_key_is_refused() {
        assertRefused(send(report(), KEY, " ", "Accept-Language", "en"), "intake.key.unusable", "255");
        assertRefused(send(report(), KEY, "k".repeat(256), "Accept-Language", "zh-CN"), "intake.key.unusable", "255");
    }

    private long cases() {
        return rows().get("service_request");
    }
}
