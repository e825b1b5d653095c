package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The designers' guide says of beans, tables, variables and ids what is so, all of it, and its pictures are current. */
class DesignersGuideTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PROCESSES = ROOT.resolve("processes");
    private static final Pattern STEP = Pattern.compile("^\\| `(\\w+\\.\\w+)\\((?:execution|task)[^)]*\\)` \\|", Pattern.MULTILINE);
    private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+\\.\\w+)\\((?:execution|task)");
    private static final Pattern DECISION = Pattern.compile("^\\| `([a-z-]+)` \\| `([a-z-]+\\.dmn)` \\|", Pattern.MULTILINE);
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([a-z]\\w*)[ }]|execution\\.getVariable\\('(\\w+)'\\)|camunda:in source=\"(\\w+)\"");
    private static final Pattern DRAWN = Pattern.compile("data-element-id=\"(\\w+)\"");

    private final String guide = read(PROCESSES.resolve("README.md"));

    @Test
    void every_bean_method_that_a_model_may_call_is_in_the_guide_and_no_other() {
        assertThat(matches(STEP, guide)).isEqualTo(beanMethods()).isNotEmpty();
    }

    @Test
    void every_call_in_a_model_or_a_template_is_one_of_them() {
        Stream.concat(files("processes", ".bpmn"), files("processes/element-templates", ".json"))
                .forEach(file -> assertThat(beanMethods()).as(file.toString()).containsAll(matches(CALL, read(file))));
    }

    @Test
    void every_process_is_described() {
        Set<String> processes = processes().flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .map(Process::getId).collect(Collectors.toCollection(TreeSet::new));

        assertThat(matches(Pattern.compile("^### `([a-z-]+)`", Pattern.MULTILINE), guide)).isEqualTo(processes);
    }

    @Test
    void every_decision_is_in_the_guide_with_its_file_its_inputs_and_its_results_and_no_other() {
        Set<String> described = new TreeSet<>();
        DECISION.matcher(guide).results().forEach(row -> described.add(row.group(2) + " " + row.group(1)));
        Set<String> present = new TreeSet<>();
        files("dmn", ".dmn").forEach(file -> decisions(file)
                .forEach(decision -> present.add(file.getFileName() + " " + decision.getId())));

        assertThat(described).isEqualTo(present);
        files("dmn", ".dmn").flatMap(file -> decisions(file).stream()).forEach(this::assertDescribed);
    }

    private void assertDescribed(Decision decision) {
        for (Output output : decision.getModelInstance().getModelElementsByType(Output.class)) {
            assertThat(guide).as(decision.getId()).contains("`" + output.getName() + "`");
        }
        for (Input input : decision.getModelInstance().getModelElementsByType(Input.class)) {
            assertThat(guide).as(decision.getId())
                    .contains("`" + input.getInputExpression().getText().getTextContent() + "`");
        }
    }

    @Test
    void every_variable_that_a_model_reads_is_in_the_guide() {
        files("processes", ".bpmn").forEach(file -> assertThat(matches(VARIABLE, read(file))).as(file.toString())
                .isNotEmpty().allSatisfy(variable -> assertThat(guide).contains("`" + variable + "`")));
    }

    @Test
    void every_id_that_the_program_knows_is_in_the_guide() throws IllegalAccessException {
        for (Field name : RequestModel.class.getDeclaredFields()) {
            if (Modifier.isStatic(name.getModifiers()) && name.getType() == String.class) {
                assertThat(guide).contains("`" + name.get(null) + "`");
            }
        }
    }

    @Test
    void every_link_and_picture_leads_somewhere() {
        assertThat(matches(Pattern.compile("]\\(([^)#]+)\\)"), guide)).isNotEmpty()
                .allSatisfy(target -> assertThat(PROCESSES.resolve(target)).exists());
    }

    @Test
    void every_process_has_a_picture_of_all_its_elements() {
        files("processes", ".bpmn").forEach(file -> {
            String name = file.getFileName().toString().replace(".bpmn", "");
            Path picture = PROCESSES.resolve("pictures/" + name + ".svg");
            assertThat(guide).contains("(pictures/" + name + ".svg)");
            Set<String> drawn = matches(DRAWN, read(picture));
            assertThat(model(file).getModelElementsByType(FlowElement.class)).extracting(FlowElement::getId)
                    .as("%s is out of date: run node app/src/test/lint/pictures.mjs", picture.getFileName())
                    .allSatisfy(element -> assertThat(drawn).contains(element));
            Set<String> elements = model(file).getModelElementsByType(FlowElement.class).stream()
                    .map(FlowElement::getId).collect(Collectors.toSet());
            assertThat(drawn).as("%s is out of date: run node app/src/test/lint/pictures.mjs", picture.getFileName())
                    .allSatisfy(id -> assertThat(elements).contains(id.replaceAll("_label$", "")));
        });
    }

    @Test
    void every_template_is_in_the_guide_and_maps_every_result_of_its_table() {
        for (JsonNode template : templates()) {
            String name = template.path("name").asText();
            assertThat(guide).contains(name.replaceAll("：.*", ""));
            String decision = bound(template, "camunda:decisionRef").stream().findFirst().orElse(null);
            if (decision != null) {
                Set<String> results = new TreeSet<>();
                template.path("properties").forEach(property -> {
                    if (property.path("binding").path("type").asText().equals("camunda:outputParameter")) {
                        results.add(property.path("value").asText());
                    }
                });
                assertThat(results).as(decision).isEqualTo(results(decision));
            }
        }
    }

    @Test
    void templates_offer_groups_moments_and_tables_that_are_there() {
        for (JsonNode template : templates()) {
            List<String> offered = Stream.of("camunda:candidateGroups", "camunda:dueDate")
                    .flatMap(property -> bound(template, property).stream()).toList();
            assertThat(offered).allSatisfy(value -> assertThat(guide).contains("`" + value.replaceAll("[${}]", "") + "`"));
        }
    }

    private static Set<String> results(String decision) {
        return files("dmn", ".dmn").flatMap(file -> decisions(file).stream())
                .filter(found -> found.getId().equals(decision))
                .flatMap(found -> found.getChildElementsByType(DecisionTable.class).stream())
                .flatMap(table -> table.getOutputs().stream()).map(Output::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the value and the choices of the template's property */
    private static List<String> bound(JsonNode template, String name) {
        Set<String> values = new TreeSet<>();
        template.path("properties").forEach(property -> {
            if (property.path("binding").path("name").asText().equals(name) && property.has("value")) {
                values.add(property.path("value").asText());
                property.path("choices").forEach(choice -> values.add(choice.path("value").asText()));
            }
        });
        return List.copyOf(values);
    }

    private static List<JsonNode> templates() {
        return files("processes/element-templates", ".json").flatMap(file -> {
            try {
                JsonNode content = new ObjectMapper().readTree(read(file));
                return content.isArray() ? Stream.iterate(0, i -> i < content.size(), i -> i + 1).map(content::get)
                        : Stream.of(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    /** Public methods of named beans that take what only the engine hands out. */
    private static Set<String> beanMethods() {
        ClassPathScanningCandidateComponentProvider beans = new ClassPathScanningCandidateComponentProvider(true);
        Set<String> methods = new TreeSet<>();
        beans.findCandidateComponents("city.lastmile").forEach(bean -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null);
            Component component = type.getAnnotation(Component.class);
            if (component != null && !component.value().isEmpty() && Modifier.isPublic(type.getModifiers())) {
                Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> Arrays.stream(method.getParameterTypes()).findFirst()
                                .filter(first -> first == DelegateExecution.class || first == DelegateTask.class).isPresent())
                        .forEach(method -> methods.add(component.value() + "." + method.getName()));
            }
        });
        return methods;
    }

    private static Stream<BpmnModelInstance> processes() {
        return files("processes", ".bpmn").map(DesignersGuideTest::model);
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Collection<Decision> decisions(Path file) {
        DmnModelInstance tables = Dmn.readModelFromFile(file.toFile());
        return tables.getModelElementsByType(Decision.class);
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    found.add(match.group(group));
                }
            }
        });
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
