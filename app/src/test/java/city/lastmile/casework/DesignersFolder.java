package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a designer has on the disk: all models as they are shipped, some of them altered, deployed together. */
final class DesignersFolder {

    static final String SERVICE_REQUEST = "processes/service-request.bpmn";
    static final String TRIAGE = "dmn/triage.dmn";
    static final String FORM = "forms/check-on-site.form";

    private final Map<String, String> files = new TreeMap<>();

    /** Reads the models that the application itself deploys. */
    static DesignersFolder asShipped() {
        DesignersFolder folder = new DesignersFolder();
        List.of("processes/**/*.bpmn", "dmn/**/*.dmn", "forms/**/*.form").forEach(folder::read);
        return folder;
    }

    private void read(String pattern) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern)) {
                files.put(pattern.substring(0, pattern.indexOf('/') + 1) + file.getFilename(),
                        file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes another text into one cell of the triage tables; the cell must be there. */
    DesignersFolder cell(String id, UnaryOperator<String> change) {
        DmnModelInstance tables = Dmn.readModelFromStream(stream(TRIAGE));
        ModelElementInstance cell = tables.getModelElementById(id);
        Text text = cell.getChildElementsByType(Text.class).iterator().next();
        String before = text.getTextContent();
        text.setTextContent(change.apply(before));
        assertThat(text.getTextContent()).isNotEqualTo(before);
        files.put(TRIAGE, Dmn.convertToString(tables));
        return this;
    }

    /** Draws a new task, with a form of its own, on every way that leads to the element. */
    DesignersFolder taskBefore(String element, String task) {
        files.put(FORM, """
                {"id": "check-on-site", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
                 "executionPlatformVersion": "7.22.0", "components": [{"id": "FoundField", "key": "found",
                 "type": "textfield", "label": "核查情况"}]}
                """);
        return process(model -> {
            FlowNode next = model.getModelElementById(element);
            UserTask added = model.newInstance(UserTask.class);
            added.setId(task);
            added.setName("现场核查");
            added.setCamundaCandidateGroups("${superiorGroup}");
            added.setCamundaDueDate("${handleDue}");
            added.setCamundaFormRef("check-on-site");
            added.setCamundaFormRefBinding("deployment");
            next.getParentElement().addChildElement(added);
            lead(model, next, added);
        });
    }

    /** Draws a step that tells the resident something, as the element template does, on every way to the element. */
    DesignersFolder noticeBefore(String element, String step, String words) {
        return process(model -> {
            FlowNode next = model.getModelElementById(element);
            ServiceTask added = model.newInstance(ServiceTask.class);
            added.setId(step);
            added.setName("告知市民");
            added.setCamundaExpression("${request.inform(execution)}");
            next.getParentElement().addChildElement(added);
            added.builder().camundaInputParameter("informWords", words);
            lead(model, next, added);
        });
    }

    /** Lets all ways to the one pass through the other first. */
    private static void lead(BpmnModelInstance model, FlowNode next, FlowNode added) {
        for (SequenceFlow flow : List.copyOf(next.getIncoming())) {
            next.getIncoming().remove(flow);
            added.getIncoming().add(flow);
            flow.setTarget(added);
        }
        SequenceFlow onwards = model.newInstance(SequenceFlow.class);
        onwards.setId(added.getId() + "To" + next.getId());
        next.getParentElement().addChildElement(onwards);
        onwards.setSource(added);
        onwards.setTarget(next);
        added.getOutgoing().add(onwards);
        next.getIncoming().add(onwards);
    }

    /** Gives an element of the main process another id, which makes it another element. */
    DesignersFolder renamed(String element, String id) {
        files.computeIfPresent(SERVICE_REQUEST, (file, model) -> model.replace('"' + element + '"', '"' + id + '"'));
        assertThat(files.get(SERVICE_REQUEST)).contains("id=\"" + id + '"');
        return this;
    }

    /** Puts one more option before the first of a field with options. */
    DesignersFolder option(String form, String key, String value, String label) {
        String before = files.get(form);
        String after = before.replaceAll("(?s)(\"key\": \"" + key + "\".*?\"values\": \\[)",
                "$1{\"label\": \"" + label + "\", \"value\": \"" + value + "\"},");
        assertThat(after).isNotEqualTo(before);
        files.put(form, after);
        return this;
    }

    private DesignersFolder process(Consumer<BpmnModelInstance> change) {
        BpmnModelInstance model = Bpmn.readModelFromStream(stream(SERVICE_REQUEST));
        change.accept(model);
        files.put(SERVICE_REQUEST, Bpmn.convertToString(model));
        return this;
    }

    private ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(files.get(file).getBytes(StandardCharsets.UTF_8));
    }

    /** Deploys the whole folder as one. */
    Deployment deploy(RepositoryService repository) {
        return deploy(repository, files);
    }

    /** Deploys one file without the others. */
    Deployment deployAlone(RepositoryService repository, String file) {
        return deploy(repository, Map.of(file, files.get(file)));
    }

    private static Deployment deploy(RepositoryService repository, Map<String, String> files) {
        DeploymentBuilder builder = repository.createDeployment().name("designers-test");
        files.forEach(builder::addString);
        return builder.deploy();
    }
}
