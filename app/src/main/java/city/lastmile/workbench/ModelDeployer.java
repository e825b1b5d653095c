package city.lastmile.workbench;

import city.lastmile.register.CityRegister;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;

/** Deploys a set of models as the designer who approved them, with that designer's rights in the engine and no more. */
@Component
class ModelDeployer {

    private final RepositoryService repository;
    private final IdentityService identity;
    private final CityRegister register;

    ModelDeployer(RepositoryService repository, IdentityService identity, CityRegister register) {
        this.repository = repository;
        this.identity = identity;
        this.register = register;
    }

    /** @return id of the deployment */
    String deploy(String name, String versionTag, Map<String, String> models, String officer) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(officer, List.copyOf(register.officer(officer).orElseThrow().groups()));
        try {
            DeploymentBuilder deployment = repository.createDeployment().name(name).source("workbench");
            models.forEach((path, text) -> deployment.addString(path, VersionTag.write(path, text, versionTag)));
            return deployment.deploy().getId();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
