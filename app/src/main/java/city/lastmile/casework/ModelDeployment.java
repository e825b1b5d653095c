package city.lastmile.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that the application brings, as one deployment, unless they are deployed already: a form must
 * stay with the process it was drawn for, and what a designer deployed since is never replaced by an unchanged start.
 */
@Component
class ModelDeployment implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> FOLDERS = List.of("processes/**/*.bpmn", "dmn/**/*.dmn", "forms/**/*.form");

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;

    ModelDeployment(RepositoryService repository, ResourcePatternResolver resources) {
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        DeploymentBuilder deployment = repository.createDeployment().name("lastmile").source("lastmile")
                .enableDuplicateFiltering(false);
        for (Resource model : models()) {
            add(deployment, model);
        }
        LOG.info("Models are deployed as {}", deployment.deployWithResult().getId());
    }

    private List<Resource> models() throws IOException {
        List<Resource> models = new ArrayList<>();
        for (String folder : FOLDERS) {
            models.addAll(List.of(resources.getResources("classpath:" + folder)));
        }
        if (models.isEmpty()) {
            throw new IllegalStateException("The class path holds no models");
        }
        models.sort(Comparator.comparing(ModelDeployment::name));
        return models;
    }

    private static void add(DeploymentBuilder deployment, Resource model) throws IOException {
        try (InputStream content = model.getInputStream()) {
            deployment.addInputStream(name(model), content);
        }
    }

    /** The name relative to the class path: the same in a jar, an exploded build and a designer's folder. */
    private static String name(Resource model) {
        try {
            String path = model.getURL().getPath();
            return path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
