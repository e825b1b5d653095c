package city.lastmile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Residents' programs, which report over HTTP with a key that makes a second sending harmless. */
final class Clients {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FLOODING = 16;
    /** Enough for each paced report to go out at its time, however slow those before it are. */
    private static final int PACED = 64;
    private static final int BODY_BYTES = 8_192;
    /** A street of the city's centre; the contender that cannot look up points is told the grid. */
    private static final double LATITUDE = 36.264;
    private static final double LONGITUDE = 120.006;

    private final URI address;
    private volatile HttpClient client = fresh();
    /** What was acknowledged, by key: the body that was sent, and the number that came back. */
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    private record Sent(String body, String number) {
    }

    Clients(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/api/v1/requests");
    }

    /** A node that stood still for a while has closed the connections of the time before. */
    private static HttpClient fresh() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @return how many different reports the contender has acknowledged so far */
    long acknowledged() {
        return sent.size();
    }

    /** Sends as fast as answers come, on sixteen connections. */
    Answer flood(Duration time) throws Exception {
        client = fresh();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Queue<Double> took = new ConcurrentLinkedQueue<>();
        together(FLOODING, worker -> {
            while (System.nanoTime() < end) {
                took.add(report(System.nanoTime()));
            }
        });
        return answer(took, start);
    }

    /** Sends at an even pace, whatever the answers. */
    Answer send(double perSecond, Duration time) throws Exception {
        client = fresh();
        long start = System.nanoTime();
        int reports = (int) (perSecond * time.toMillis() / 1000);
        Queue<Double> took = new ConcurrentLinkedQueue<>();
        together(PACED, worker -> {
            for (int n = worker; n < reports; n += PACED) {
                long at = start + (long) (n / perSecond * 1e9);
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                // From the moment at which it was to begin: who waits behind a slow one waits, too.
                took.add(report(at));
            }
        });
        return answer(took, start);
    }

    /** Sends some of the reports again. @return as cases, how many were answered by another number */
    Answer resend(int reports) throws Exception {
        client = fresh();
        long twice = 0;
        for (Map.Entry<String, Sent> one : sent.entrySet().stream().limit(reports).toList()) {
            if (!post(one.getKey(), one.getValue().body()).equals(one.getValue().number())) {
                twice++;
            }
        }
        return Answer.of(twice, 0);
    }

    private static Answer answer(Collection<Double> took, long start) {
        return Answer.calls(new ArrayList<>(took), (System.nanoTime() - start) / 1e9);
    }

    private double report(long from) throws IOException, InterruptedException {
        Report report = Report.next();
        String body = body(report);
        String number = post(report.number(), body);
        double millis = (System.nanoTime() - from) / 1e6;
        sent.put(report.number(), new Sent(body, number));
        return millis;
    }

    private static String body(Report report) throws IOException {
        String words = report.number() + report.description();
        int repeats = BODY_BYTES / words.getBytes(StandardCharsets.UTF_8).length;
        return JSON.writeValueAsString(Map.of("description", words.repeat(repeats), "category", report.category(),
                "categoryGroup", report.categoryGroup(), "town", report.town(), "grid", report.grid(), "place",
                report.place(), "latitude", String.valueOf(LATITUDE), "longitude", String.valueOf(LONGITUDE)));
    }

    private String post(String key, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("A report was answered by " + answer.statusCode());
        }
        return JSON.readTree(answer.body()).path("trackingNumber").asText();
    }

    /** One of the programs' work. */
    @FunctionalInterface
    private interface Work {
        void run(int worker) throws Exception;
    }

    private static void together(int workers, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int n = 0; n < workers; n++) {
                int worker = n;
                results.add(pool.submit(() -> {
                    work.run(worker);
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
