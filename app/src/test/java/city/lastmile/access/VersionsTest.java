package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which version the cases go by, and who may move them to another. */
class VersionsTest extends AccessTest {

    private static final String VERSIONS = "/actuator/versions/";
    private static final String MOVE = "{\"from\":%d,\"to\":%d,\"trackingNumber\":\"none\"}";

    @Autowired
    RepositoryService repository;

    @Test
    void the_administrator_sees_the_versions_and_learns_why_a_move_is_none() {
        assertThat(get("admin", VERSIONS + "service-request").body()).contains("\"version\":1");
        assertThat(get("admin", VERSIONS + "unheard-of").statusCode()).isEqualTo(404);

        HttpResponse<String> refused = post("admin", VERSIONS + "service-request", MOVE.formatted(1, 99));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("No version 99 of service-request");
    }

    @Test
    void a_designer_deploys_the_folders_together_and_gets_the_next_version_of_each() throws IOException {
        String boundary = "models";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part(boundary, "name=\"deployment-name\"", "designers-2026-03".getBytes(StandardCharsets.UTF_8)));
        for (String models : List.of("processes/*.bpmn", "dmn/*.dmn", "forms/*.form")) {
            for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath:" + models)) {
                body.writeBytes(part(boundary, "name=\"%1$s\"; filename=\"%1$s\"".formatted(model.getFilename()),
                        model.getContentAsByteArray()));
            }
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Browser program = stranger();

        HttpResponse<String> answer = program.send(program.request("/engine-rest/deployment/create")
                .header("Authorization", basic("designer"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode deployment = new ObjectMapper().readTree(answer.body());
        try {
            assertThat(get("admin", VERSIONS + "service-request").body()).contains("\"version\":2");
            assertThat(deployment.path("deployedDecisionDefinitions").findValuesAsText("key"))
                    .contains("triage", "deadlines", "supervision-cards");
        } finally {
            repository.deleteDeployment(deployment.path("id").asText(), true);
        }
    }

    private static byte[] part(String boundary, String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
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
