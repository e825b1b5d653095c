package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What Java and the models must agree on, checked without an engine. */
class ModelContractTest {

    private static final Pattern BEAN_CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\(");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> FEEL = Set.of("and", "or", "not", "in", "null", "true", "false");
    private static final Set<String> BEANS = Set.of("request", "responsibility", "deadlines", "completion", "joint", "acceptance", "supervision",
            "cards", "callback", "publication", "decisionResult", "execution");

    @Test
    void every_name_that_java_uses_stands_in_the_model() throws IOException {
        BpmnModelInstance model = model("service-request");

        assertThat(model.getModelElementsByType(Process.class)).extracting(Process::getId)
                .containsExactly(RequestModel.PROCESS);
        assertThat(model.getModelElementsByType(UserTask.class)).extracting(UserTask::getId)
                .containsExactlyInAnyOrder(RequestModel.CLAIM_REQUEST, RequestModel.ASSIGN_REQUEST,
                        RequestModel.ASSIGN_REQUEST_BY_CITY, RequestModel.HANDLE_REQUEST,
                        RequestModel.REASSIGN_RESPONSIBILITY, RequestModel.ARBITRATE_RESPONSIBILITY,
                        RequestModel.REVIEW_RESULT, RequestModel.DECIDE_EXTENSION, RequestModel.DECIDE_SHELVING,
                        RequestModel.LOOK_AT_DISSATISFACTION, RequestModel.PLAN_JOINT_HANDLING,
                        RequestModel.CONFIRM_DECLINE, RequestModel.CALL_BACK_RESIDENT);
        assertThat(model.getModelElementsByType(Message.class)).extracting(Message::getName)
                .containsExactlyInAnyOrder(RequestModel.RESIDENT_RATED, RequestModel.RESIDENT_WITHDREW,
                        RequestModel.RESIDENT_ADDED, RequestModel.REQUEST_MERGED,
                        RequestModel.SUPERVISION_ORDERING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-request", "supervision", "joint-handling", "publication"})
    void models_bind_to_the_published_beans_and_the_decision_result_only(String name) throws IOException {
        BpmnModelInstance model = model(name);
        List<String> calls = beanCalls(Bpmn.convertToString(model));

        assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(BEANS).contains(call.split("\\.")[0]));
        assertThat(model.getModelElementsByType(ServiceTask.class)).isNotEmpty()
                .allSatisfy(task -> assertThat(task.getCamundaExpression()).matches("\\$\\{\\w+\\.\\w+\\(.*\\)}"))
                .allSatisfy(task -> assertThat(task.getCamundaClass()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-request", "supervision", "joint-handling", "publication"})
    void every_element_has_a_chinese_name_a_readable_id_and_a_place_in_the_diagram(String name) throws IOException {
        BpmnModelInstance model = model(name);

        assertThat(model.getModelElementsByType(FlowElement.class)).isNotEmpty()
                .allSatisfy(element -> assertThat(element.getId()).doesNotMatch("(Activity|Event|Gateway|Flow)_.*"))
                .allSatisfy(element -> assertThat(((BaseElement) element).getDiagramElement()).isNotNull());
        assertThat(model.getModelElementsByType(FlowNode.class)).isNotEmpty().allSatisfy(node ->
                assertThat(node.getName()).as(node.getId())
                        .containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim-request", "assign-request", "handle-request", "supervise-request",
        "reassign-responsibility", "review-result", "decide-extension", "decide-shelving", "look-at-dissatisfaction",
        "plan-joint-handling", "assist-request", "confirm-decline", "explain-card", "decide-appeal",
        "call-back", "approve-article", "confirm-article"})
    void every_form_that_a_task_names_exists(String form) throws IOException {
        try (InputStream content = new ClassPathResource("forms/" + form + ".form").getInputStream()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"id\": \"" + form + "\"");
        }
        Set<String> named = new TreeSet<>();
        for (String name : List.of("service-request", "supervision", "joint-handling", "publication")) {
            model(name).getModelElementsByType(UserTask.class).forEach(task -> named.add(task.getCamundaFormRef()));
        }
        assertThat(named).contains(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-request", "supervision", "joint-handling", "publication"})
    void what_follows_a_task_for_the_same_officer_has_a_form_and_depends_on_answers_of_the_one_before(String name)
            throws IOException {
        BpmnModelInstance model = model(name);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            Map<String, String> said = properties(task);
            if (said.containsKey("followedBy")) {
                assertThat(model.<ModelElementInstance>getModelElementById(said.get("followedBy"))).as(task.getId())
                        .isInstanceOfSatisfying(UserTask.class, next -> {
                            assertThat(next.getCamundaFormRef()).isNotBlank();
                            assertThat(next.getCamundaFormRefBinding()).isEqualTo("deployment");
                        });
                String form = new String(new ClassPathResource("forms/" + task.getCamundaFormRef() + ".form")
                        .getContentAsByteArray(), StandardCharsets.UTF_8);
                String condition = said.getOrDefault("followedWhen", "").replaceAll("\"[^\"]*\"", "");
                assertThat(NAME.matcher(condition).results().map(MatchResult::group).filter(word -> !FEEL.contains(word)))
                        .as(task.getId()).allSatisfy(answer -> assertThat(form).contains("\"key\": \"" + answer + "\""));
            }
        }
    }

    @Test
    void whoever_claims_a_case_for_himself_has_its_handling_before_him() throws IOException {
        UserTask claim = model("service-request").getModelElementById(RequestModel.CLAIM_REQUEST);

        assertThat(properties(claim)).containsEntry("followedBy", RequestModel.HANDLE_REQUEST)
                .containsEntry("followedWhen", "nextStep = \"CLAIM\" and assignee = null");
    }

    private static Map<String, String> properties(UserTask task) {
        return task.getExtensionElements() == null ? Map.of()
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }

    private static List<String> beanCalls(String xml) {
        Matcher matcher = BEAN_CALL.matcher(xml);
        return matcher.results().map(call -> call.group(1) + "." + call.group(2)).toList();
    }

    private static BpmnModelInstance model(String name) throws IOException {
        try (InputStream content = new ClassPathResource("processes/" + name + ".bpmn").getInputStream()) {
            return Bpmn.readModelFromStream(content);
        }
    }
}
