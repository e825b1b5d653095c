package city.lastmile.notification;

import city.lastmile.notification.NotificationProperties.Sms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;

/**
 * Hands SMS to a gateway over HTTP. The header {@code Idempotency-Key} is the same at every attempt: a gateway that
 * honours it sends a message once even if its answer was lost.
 */
class SmsGateway implements Transport {

    /** The gateway understood and refuses this very message: asking again would change nothing. */
    private static final Set<Integer> REFUSED = Set.of(400, 404, 410, 422);

    private final URI url;
    private final Sms settings;
    private final ObjectMapper json;
    private final HttpClient client;

    SmsGateway(URI url, Sms settings, ObjectMapper json) {
        this.url = url;
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void send(Letter letter) throws DeliveryException {
        int status = post(request(letter));
        if (status / 100 != 2) {
            throw new DeliveryException("The SMS gateway answered " + status, !REFUSED.contains(status));
        }
    }

    private HttpRequest request(Letter letter) throws DeliveryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(settings.timeout())
                .header("Content-Type", "application/json").header("Idempotency-Key", letter.key().toString())
                .POST(BodyPublishers.ofString(body(letter)));
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private String body(Letter letter) throws DeliveryException {
        try {
            return json.writeValueAsString(Map.of("id", letter.key(), "to", letter.to(), "text", letter.text()));
        } catch (JsonProcessingException e) {
            throw new DeliveryException("The SMS cannot be written as JSON", false);
        }
    }

    private int post(HttpRequest request) throws DeliveryException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new DeliveryException("The SMS gateway cannot be reached: " + e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("The node was stopping", true);
        }
    }
}
