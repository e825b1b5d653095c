package city.lastmile.workbench;

import city.lastmile.casework.ModelWorkshop;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Everything that a set of models is asked before it is deployed; each answer names file and element. */
@Component
class ModelChecks {

    private final ProcessCheck processes;
    private final DecisionCheck decisions;
    private final FormCheck forms;
    private final TrialDeployment trial;
    private final ModelWorkshop workshop;
    private final ObjectMapper json;

    ModelChecks(ProcessCheck processes, DecisionCheck decisions, FormCheck forms, TrialDeployment trial,
            ModelWorkshop workshop, ObjectMapper json) {
        this.processes = processes;
        this.decisions = decisions;
        this.forms = forms;
        this.trial = trial;
        this.workshop = workshop;
        // What stands behind the form's last bracket would be passed over.
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * @param before the models in force, by path
     * @param all    the whole set of models, by path
     * @param edited the paths of those that are to be looked at; the others are in force already
     * @return what is wrong; the engine is asked only when nothing was found before
     */
    List<Finding> check(Map<String, String> before, Map<String, String> all, Set<String> edited) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Document> documents = new TreeMap<>();
        Map<String, JsonNode> schemas = new TreeMap<>();
        all.forEach((file, text) -> read(file, text, documents, schemas, findings));
        Targets targets = new Targets(ids(documents.values().stream(), "process"),
                ids(documents.values().stream(), "decision"),
                schemas.values().stream().map(form -> form.path("id").asText()).collect(Collectors.toSet()));
        documents.forEach((file, model) -> {
            if (ModelFile.kind(file) == ModelFile.Kind.PROCESS) {
                processes.check(file, model, targets, findings);
            } else {
                decisions.check(file, model, findings);
            }
        });
        schemas.forEach((file, form) -> forms.check(file, form, findings));
        twice(documents, schemas, findings);
        lasting(before, documents, findings);
        findings.removeIf(finding -> !edited.contains(finding.file()) && !isOfTheWhole(finding));
        return (findings.isEmpty() ? trial.problems(all) : findings).stream().distinct().toList();
    }

    private static boolean isOfTheWhole(Finding finding) {
        return finding.key().contains(".target.") || finding.key().endsWith(".elsewhere");
    }

    private void read(String file, String text, Map<String, Document> documents,
            Map<String, JsonNode> schemas, List<Finding> findings) {
        try {
            if (ModelFile.kind(file) == ModelFile.Kind.FORM) {
                schemas.put(file, json.readTree(text));
            } else {
                documents.put(file, ModelXml.read(text));
            }
        } catch (SAXParseException e) {
            findings.add(Finding.of(file, "", e.getMessage() != null && e.getMessage().contains("DOCTYPE") ? "doctype"
                    : "xml", e.getLineNumber(), Objects.requireNonNullElse(e.getMessage(), "")));
        } catch (SAXException e) {
            findings.add(Finding.of(file, "", "xml", 0, Objects.requireNonNullElse(e.getMessage(), "")));
        } catch (JsonProcessingException e) {
            findings.add(Finding.of(file, "", "json", e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getOriginalMessage()));
        }
    }

    /** What the program looks for must stand where it stood. */
    private void lasting(Map<String, String> before, Map<String, Document> documents, List<Finding> findings) {
        documents.forEach((file, model) -> {
            Set<String> gone = names(before.get(file));
            gone.retainAll(workshop.namesThatMustStay());
            gone.removeAll(ModelXml.names(model));
            gone.forEach(name -> findings.add(Finding.of(file, name, "removed", name)));
        });
    }

    private static Set<String> names(@Nullable String model) {
        try {
            return model == null ? new TreeSet<>() : new TreeSet<>(ModelXml.names(ModelXml.read(model)));
        } catch (SAXException e) {
            throw new IllegalStateException("A deployed model cannot be read", e);
        }
    }

    private static Set<String> ids(Stream<Document> documents, String localName) {
        return documents.flatMap(document -> ModelXml.elements(document, localName))
                .map(element -> element.getAttribute("id")).collect(Collectors.toSet());
    }

    /** The engine would take the last of two models of the same id, or refuse both without saying why. */
    private static void twice(Map<String, Document> documents,
            Map<String, JsonNode> schemas, List<Finding> findings) {
        Map<String, String> files = new TreeMap<>();
        documents.forEach((file, document) -> Stream.of("process", "decision")
                .flatMap(kind -> ModelXml.elements(document, kind)).map(ModelChecks::named)
                .forEach(id -> report(files, file, id, findings)));
        schemas.forEach((file, form) -> report(files, file, "form " + form.path("id").asText(), findings));
    }

    private static String named(Element element) {
        return element.getLocalName() + " " + element.getAttribute("id");
    }

    private static void report(Map<String, String> files, String file, String model, List<Finding> findings) {
        String other = files.putIfAbsent(model, file);
        if (other != null && !other.equals(file)) {
            String id = model.substring(model.indexOf(' ') + 1);
            findings.add(Finding.of(file, id, "elsewhere", id, other));
        }
    }
}
