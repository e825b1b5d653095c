package city.lastmile.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models as they are deployed. Those in force are the ones that the newest main process was deployed with. */
@Component
class RunningModels {

    private static final String MAIN_PROCESS = "service-request";

    private final RepositoryService repository;

    RunningModels(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A deployment.
     *
     * @param name       as whoever deployed it called it, or an empty text
     * @param versionTag of its main process, or an empty text
     * @param version    of its main process
     * @param process    id of its main process's definition
     */
    record Release(String deployment, String name, Instant at, String versionTag, int version, String process) {
    }

    /** @return the models that a request reported now goes by */
    Release inForce() {
        ProcessDefinition main = repository.createProcessDefinitionQuery().processDefinitionKey(MAIN_PROCESS)
                .latestVersion().singleResult();
        return release(main);
    }

    /** @return the deployment, if it is there still and has a main process */
    Optional<Release> release(String deployment) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().deploymentId(deployment)
                .processDefinitionKey(MAIN_PROCESS).singleResult()).map(this::release);
    }

    private Release release(ProcessDefinition main) {
        Deployment deployment = repository.createDeploymentQuery().deploymentId(main.getDeploymentId()).singleResult();
        return new Release(deployment.getId(), text(deployment.getName()), deployment.getDeploymentTime().toInstant(),
                text(main.getVersionTag()), main.getVersion(), main.getId());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    boolean isTagUsed(String versionTag) {
        return repository.createProcessDefinitionQuery().versionTag(versionTag).count() > 0;
    }

    /** @return texts of the deployment's models by their paths; empty when the deployment has been deleted */
    Map<String, String> files(String deployment) {
        if (repository.createDeploymentQuery().deploymentId(deployment).count() == 0) {
            return Map.of();
        }
        return new TreeSet<>(repository.getDeploymentResourceNames(deployment)).stream()
                .filter(resource -> !ModelFile.path(resource).isEmpty())
                .collect(Collectors.toMap(ModelFile::path, resource -> text(deployment, resource), (one, other) -> other,
                        TreeMap::new));
    }

    private String text(String deployment, String resource) {
        try (InputStream content = repository.getResourceAsStream(deployment, resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
