package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version the cases go by, and who may move them to another. */
class VersionsTest extends AccessTest {

    private static final String VERSIONS = "/actuator/versions/";
    private static final String MOVE = "{\"from\":%d,\"to\":%d,\"trackingNumber\":\"none\"}";

    @Test
    void the_administrator_sees_the_versions_and_learns_why_a_move_is_none() {
        assertThat(get("admin", VERSIONS + "service-request").body()).contains("\"version\":1");
        assertThat(get("admin", VERSIONS + "unheard-of").statusCode()).isEqualTo(404);

        HttpResponse<String> refused = post("admin", VERSIONS + "service-request", MOVE.formatted(1, 99));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("No version 99 of service-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"designer", "supervisor", "leader", "dept-staff"})
    void nobody_else_moves_cases(String officer) {
        assertThat(get(officer, VERSIONS + "service-request").statusCode()).isEqualTo(403);
        assertThat(post(officer, VERSIONS + "service-request", MOVE.formatted(1, 2)).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String officer, String path) {
        Browser program = stranger();
        return program.send(program.request(path).header("Authorization", basic(officer)).GET());
    }

    private HttpResponse<String> post(String officer, String path, String body) {
        Browser program = stranger();
        return program.send(program.request(path).header("Authorization", basic(officer))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static String basic(String officer) {
        String password = officer.equals("admin") ? ADMIN_PASSWORD : PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString((officer + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
