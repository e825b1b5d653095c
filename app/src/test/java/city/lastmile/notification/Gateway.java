package city.lastmile.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An SMS gateway of our own, which answers what a test wishes. */
final class Gateway implements AutoCloseable {

    /** What was posted. */
    record Request(@Nullable String authorization, @Nullable String key, JsonNode body) {
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile int status = 202;

    Gateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/sms", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    json.readTree(exchange.getRequestBody())));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/sms");
    }

    List<String> texts() {
        return requests.stream().map(request -> request.body().path("text").asText()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
