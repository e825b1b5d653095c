package city.lastmile.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person's browser: keeps the session, and reads whole pages. */
final class SignedOn {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final String site;

    private SignedOn(String site) {
        this.site = site;
    }

    static SignedOn as(String site, String officer, String password) throws IOException, InterruptedException {
        SignedOn person = new SignedOn(site);
        Matcher token = TOKEN.matcher(person.get("/staff/login"));
        if (!token.find()) {
            throw new IllegalStateException("The page to sign on has no token");
        }
        String form = "username=" + officer + "&password=" + password + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = person.send(HttpRequest.newBuilder(URI.create(site + "/staff/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException(officer + " could not sign on: " + answer.statusCode());
        }
        return person;
    }

    static SignedOn asNobody(String site) {
        return new SignedOn(site);
    }

    /**
     * @param headers names and values in turn
     * @return the page
     * @throws IllegalStateException when the answer is none
     */
    String get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).header("Accept", "text/html, */*");
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered by " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
