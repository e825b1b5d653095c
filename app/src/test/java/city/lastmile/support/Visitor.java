package city.lastmile.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody without account, with a browser or a program; follows no redirect, and keeps cookies only if wished. */
public final class Visitor {

    /** Separates the parts of an upload. */
    public static final String BOUNDARY = "----lastmile-test-boundary";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String home;
    private final CookieManager cookies;
    private final HttpClient client;

    private Visitor(int port, CookiePolicy policy) {
        this.home = "http://localhost:" + port;
        this.cookies = new CookieManager(null, policy);
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    public static Visitor with(int port) {
        return new Visitor(port, CookiePolicy.ACCEPT_ALL);
    }

    public static Visitor withoutCookies(int port) {
        return new Visitor(port, CookiePolicy.ACCEPT_NONE);
    }

    /** A field of an upload, or a file when it has a name. */
    public record Part(String name, String fileName, String contentType, byte[] content) {

        public static Part field(String name, String value) {
            return new Part(name, "", "", value.getBytes(StandardCharsets.UTF_8));
        }

        public static Part file(String name, String fileName, byte[] content) {
            return new Part(name, fileName, "image/jpeg", content);
        }

        public static Part json(String name, String json) {
            return new Part(name, "", "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        /** @return what precedes the content on the wire */
        public String head() {
            return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                    + (fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"")
                    + (contentType.isEmpty() ? "" : "\r\nContent-Type: " + contentType) + "\r\n\r\n";
        }
    }

    /** As a person asks for a page. */
    public HttpResponse<String> page(String path) {
        return send(request(path).header("Accept", "text/html,*/*").GET());
    }

    /** Sends a form of a page that was opened before, with the token the page holds. */
    public HttpResponse<String> form(HttpResponse<String> page, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")) + token(page).map(token -> "&_csrf=" + encoded(token)).orElse("");
        return send(request(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    /** Sends a page's form with files. */
    public HttpResponse<String> upload(String path, List<Part> parts) {
        return send(multipart(request(path).header("Accept", "text/html,*/*"), BodyPublishers.ofByteArray(body(parts))));
    }

    /** As a program asks. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(program(path, headers).GET());
    }

    /** As a program sends JSON. */
    public HttpResponse<String> post(String path, String json, String... headers) {
        return send(program(path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** As a program sends files. */
    public HttpResponse<String> postParts(String path, List<Part> parts, String... headers) {
        return send(multipart(program(path, headers), BodyPublishers.ofByteArray(body(parts))));
    }

    /** As a program sends an upload that does not fit into memory. */
    public HttpResponse<String> postStream(String path, BodyPublisher body, String accept) {
        return send(multipart(request(path).header("Accept", accept), body));
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return headers.length == 0 ? send(request.GET(), BodyHandlers.ofByteArray())
                : send(request.headers(headers).GET(), BodyHandlers.ofByteArray());
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
    }

    /** @return the path that the answer leads on to */
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").map(URI::create)
                .map(uri -> uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery()))
                .orElse("no redirect but " + answer.statusCode());
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, BodyPublisher body) {
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body);
    }

    /** @return the parts as they go over the wire */
    public static byte[] body(List<Part> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            body.writeBytes(part.head().getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private HttpRequest.Builder program(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Accept", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(home + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> token(HttpResponse<String> page) {
        Matcher matcher = TOKEN.matcher(page.body());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
