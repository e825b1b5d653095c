package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Designers change models in the browser; nothing is deployed that is faulty, or that a second one has not approved. */
class WorkbenchTest extends AccessTest {

    private static final String PATH = "/staff/workbench";
    private static final String PROCESS = "processes/service-request.bpmn";
    private static final String TABLES = "dmn/triage.dmn";
    private static final String FORM = "forms/claim-request.form";
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final String BEAN = "${request.claimed(execution)}";

    @Autowired
    RepositoryService repository;
    @Autowired
    ObjectMapper json;

    private final Map<String, Integer> revisions = new HashMap<>();
    private long deployments;

    @BeforeEach
    void know_what_is_deployed() {
        accounts.setPassword("designer2", PASSWORD);
        deployments = repository.createDeploymentQuery().count();
    }

    /** The other tests of this context go on with the models as shipped. */
    @AfterEach
    void take_back_what_was_deployed() {
        repository.createDeploymentQuery().deploymentSource("workbench").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "town-head", "supervisor", "leader", "desk", "discipline", "admin"})
    void whoever_is_no_designer_is_kept_out(String officer) {
        Browser other = as(officer);

        assertThat(other.page("/staff").body()).doesNotContain("href=\"" + PATH + "\"");
        assertThat(other.page(PATH).statusCode()).isEqualTo(403);
        assertThat(other.page(PATH + "/changes/1/text?file=" + PROCESS).statusCode()).isEqualTo(403);
        assertThat(other.form(PATH, Map.of("name", "越权", "versionTag", "t1", "_csrf", token(other))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_stranger_signs_on_first() {
        assertThat(Visitor.location(stranger().page(PATH))).startsWith("/staff/login");
    }

    @Test
    void a_second_designer_approves_and_all_models_are_deployed_with_the_tag_and_the_changed_cell() throws IOException {
        Browser first = as("designer");
        assertThat(first.page("/staff").body()).contains("href=\"" + PATH + "\"");
        String change = begin(first, "放宽一般时限", "2026-09-a");
        String tables = text(first, change, TABLES);
        saved(first, change, TABLES, 0, cell(tables, "simpleDeadlinesThenHandleWithin", "\"2wd\"", "\"4wd\"")
                .replace(" hitPolicy=\"UNIQUE\"", ""));
        assertThat(first.page(change + "/difference?file=" + TABLES).body())
                .contains("simpleDeadlines", "&quot;2wd&quot;", "&quot;4wd&quot;").doesNotContain("hitPolicy");
        act(first, change, "submit");
        assertThat(first.page(change).body()).contains("待审批").doesNotContain("id=\"approve\"");

        assertThat(act(first, change, "approve").body()).contains("须由另一位设计师审批");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);

        Browser second = as("designer2");
        assertThat(act(second, change, "approve").body()).contains("已部署为第 2 版");
        Deployment deployed = repository.createDeploymentQuery().deploymentSource("workbench").singleResult();
        assertThat(deployed.getName()).isEqualTo("放宽一般时限");
        assertThat(repository.getDeploymentResourceNames(deployed.getId())).contains(PROCESS, TABLES, FORM)
                .hasSameSizeAs(repository.getDeploymentResourceNames(shipped().getDeploymentId()));
        assertThat(repository.createProcessDefinitionQuery().deploymentId(deployed.getId()).list())
                .hasSizeGreaterThanOrEqualTo(3).extracting(ProcessDefinition::getVersionTag).containsOnly("2026-09-a");
        assertThat(repository.createDecisionDefinitionQuery().deploymentId(deployed.getId()).decisionDefinitionKey("deadlines")
                .singleResult().getVersionTag()).isEqualTo("2026-09-a");
        try (InputStream content = repository.getResourceAsStream(deployed.getId(), TABLES)) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).contains("\"4wd\"");
        }
        assertThat(act(second, change, "approve").body()).contains("已被处理");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments + 1);

        String again = begin(first, "同一标签", "2026-09-a");
        saved(first, again, FORM, 0, text(first, again, FORM).replace("认领", "认领该件"));
        assertThat(act(first, again, "submit").body()).contains("版本标签 2026-09-a 已经用过");
    }

    @Test
    void what_was_sent_back_goes_on_and_what_was_altered_after_the_look_is_not_approved() throws IOException {
        Browser first = as("designer");
        Browser second = as("designer2");
        String change = begin(first, "退回再改", "2026-09-b");
        saved(first, change, FORM, 0, text(first, change, FORM).replace("认领", "认领该件"));
        act(first, change, "submit");
        String seen = second.page(change).body();

        act(first, change, "take-back");
        saved(first, change, FORM, 1, text(first, change, FORM).replace("认领该件", "认领本件"));
        act(first, change, "submit");
        assertThat(post(second, change + "/approve", Map.of("revision", revision(seen))).body()).contains("请重新查看");
        assertThat(post(second, change + "/send-back", Map.of("revision", revision(second.page(change).body()), "words", ""))
                .body()).contains("请写明理由");
        assertThat(post(second, change + "/send-back", Map.of("revision", revision(second.page(change).body()),
                "words", "文字再斟酌")).body()).contains("已退回", "文字再斟酌");

        saved(first, change, FORM, 2, text(first, change, FORM).replace("认领本件", "认领此件"));
        act(first, change, "submit");
        assertThat(act(second, change, "approve").body()).contains("已部署");
    }

    @Test
    void of_two_pages_that_save_the_same_file_the_second_is_told_and_keeps_its_text() throws IOException {
        Browser first = as("designer");
        String change = begin(first, "两个页面", "2026-09-c");
        String form = text(first, change, FORM);
        saved(first, change, FORM, 0, form.replace("认领", "认领甲"));

        HttpResponse<String> late = save(first, change, FORM, 0, form.replace("认领", "认领乙"), "text/html");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("没有保存", "认领乙");
        HttpResponse<String> script = save(as("designer2"), change, FORM, 0, form.replace("认领", "认领丙"), "application/json");
        assertThat(script.statusCode()).isEqualTo(409);
        assertThat(json.readTree(script.body()).path("detail").asText()).contains(FORM);
        assertThat(text(first, change, FORM)).contains("认领甲").doesNotContain("认领乙", "认领丙");
    }

    @Test
    void each_fault_is_refused_with_file_and_element_and_nothing_is_deployed() throws IOException {
        Browser first = as("designer");
        String change = begin(first, "有错的模型", "2026-09-d");
        String process = text(first, change, PROCESS);
        String tables = text(first, change, TABLES);
        String form = text(first, change, FORM);

        refused(first, change, PROCESS, process.replace("</bpmn:definitions>", ""), "", "不是合法的 XML");
        refused(first, change, PROCESS, process.replaceFirst("(<\\?xml[^>]*>)", "$1<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"),
                "", "DOCTYPE");
        refused(first, change, PROCESS, process.replaceFirst("targetRef=\"Acceptance\"", "targetRef=\"Nowhere\""),
                "ReportSubmittedToAcceptance", "Nowhere");
        refused(first, change, PROCESS, process.replace("attachedToRef=\"ConfirmDecline\"", "attachedToRef=\"Nobody\""),
                "DeclineUndecided", "Nobody");
        refused(first, change, PROCESS, process.replace(BEAN, "${requests.claimed(execution)}"), "RecordClaim", "requests");
        refused(first, change, PROCESS, process.replace(BEAN, "${request.claim(execution)}"), "RecordClaim", "“claim”");
        refused(first, change, PROCESS, process.replace(BEAN, "${request.claimed(execution, 1)}"), "RecordClaim", "参数");
        refused(first, change, PROCESS, process.replace(BEAN, "${execution.getProcessEngineServices().getRuntimeService()}"),
                "RecordClaim", "getProcessEngineServices");
        refused(first, change, PROCESS, process.replace(BEAN, "${''.getClass().forName('java.lang.Runtime')}"),
                "RecordClaim", "getClass");
        refused(first, change, PROCESS, process.replace("camunda:expression=\"" + BEAN + "\"", "camunda:class=\"java.lang.Object\""),
                "RecordClaim", "不允许类");
        refused(first, change, PROCESS, process.replace("formRef=\"confirm-decline\"", "formRef=\"no-such-form\""),
                "ConfirmDecline", "no-such-form");
        refused(first, change, PROCESS, process.replace("name=\"followedBy\" value=\"HandleRequest\"",
                "name=\"followedBy\" value=\"NoSuchTask\""), "ClaimRequest", "NoSuchTask");
        refused(first, change, PROCESS, process.replace("decisionRef=\"acceptance\"", "decisionRef=\"no-such-table\""),
                "Acceptance", "no-such-table");
        refused(first, change, PROCESS, process.replace("calledElement=\"supervision\"", "calledElement=\"no-such-process\""),
                "", "no-such-process");
        refused(first, change, PROCESS, process.replace(" camunda:historyTimeToLive=\"P3650D\"", ""), "service-request",
                "historyTimeToLive");
        refused(first, change, PROCESS, process.replace("\"ClaimRequest\"", "\"TakeRequest\"").replace(">ClaimRequest<", ">TakeRequest<"),
                "ClaimRequest", "不能删除或改名");
        refused(first, change, PROCESS, process.replace("\"ConfirmDeclineToDeclineConfirmed\"", "\"Flow_0abc123\"")
                .replace(">ConfirmDeclineToDeclineConfirmed<", ">Flow_0abc123<"), "Flow_0abc123", "不可读");
        refused(first, change, PROCESS, process.replace("id=\"DetailReceivedMessage\" messageRef=\"ResidentAdded\"",
                "id=\"DetailReceivedMessage\""), "", "流程引擎不接受");
        refused(first, change, TABLES, cell(tables, "simpleDeadlinesThenHandleWithin", "\"2wd\"", "\"2wd"), "simpleDeadlines",
                "FEEL");
        refused(first, change, TABLES, tables.replaceFirst("<rule id=\"simpleDeadlines\"", "<rule id=\"DecisionRule_0abc123\""),
                "DecisionRule_0abc123", "camelCase");
        refused(first, change, TABLES, tables.replaceFirst("<inputEntry ", "<inputEntry expressionLanguage=\"groovy\" "),
                "", "groovy");
        refused(first, change, TABLES, tables.replaceFirst("href=\"#difficulty\"", "href=\"#nowhere\""), "", "nowhere");
        refused(first, change, FORM, form.substring(1), "", "JSON");
        refused(first, change, FORM, form.replaceFirst("\"type\": \"text\"", "\"type\": \"filepicker\""), "", "filepicker");
        refused(first, change, "forms/new-form.form", "{}", "", "没有内容");

        saved(first, change, "forms/new-form.form", 2, "{}");
        assertThat(act(first, change, "submit").body()).contains("未部署", "forms/new-form.form", "没有内容", "草稿");
        assertThat(act(as("designer2"), change, "approve").body()).contains("草稿").doesNotContain("已部署为");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void what_is_no_model_of_ours_has_no_place() {
        Browser first = as("designer");
        String change = begin(first, "别的文件", "2026-09-e");

        assertThat(first.page(change + "/edit?file=../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(first.page(change + "/edit?file=processes/Evil.exe").statusCode()).isEqualTo(404);
        assertThat(first.page(PATH + "/changes/999999").statusCode()).isEqualTo(404);
        assertThat(post(first, change + "/words", Map.of("revision", revision(first.page(change).body()), "name", "lastmile",
                "versionTag", "x")).body()).contains("不能叫 lastmile");
        assertThat(act(first, change, "submit").body()).contains("还没有修改任何文件");
        assertThat(act(first, change, "withdraw").body()).contains("已撤销");
        assertThat(save(first, change, FORM, 0, "{}", "application/json").statusCode()).isEqualTo(409);
    }

    @Test
    void a_base_that_has_moved_on_is_told_file_by_file_and_confirmed_before_anything_is_deployed() throws IOException {
        Browser first = as("designer");
        Browser second = as("designer2");
        String slow = begin(first, "慢的修改", "2026-09-f");
        String form = text(first, slow, FORM);
        saved(first, slow, FORM, 0, form.replace("认领", "认领慢"));
        String quick = begin(second, "快的修改", "2026-09-g");
        saved(second, quick, FORM, 0, form.replace("认领", "认领快"));
        act(second, quick, "submit");
        assertThat(act(first, quick, "approve").body()).contains("已部署");

        assertThat(first.page(slow).body()).contains("又部署了新的版本", FORM, "这次修改也改了它").doesNotContain("<li><code class=\"small\">" + TABLES);
        assertThat(act(first, slow, "submit").body()).contains("底稿已变", FORM);
        assertThat(act(first, slow, "rebase").body()).doesNotContain("又部署了新的版本");
        assertThat(first.page(slow + "/difference?file=" + FORM).body()).contains("认领快", "认领慢");
        act(first, slow, "submit");
        assertThat(act(second, slow, "approve").body()).contains("已部署为第 3 版");
    }

    private String begin(Browser designer, String name, String tag) {
        HttpResponse<String> begun = designer.form(PATH, Map.of("name", name, "versionTag", tag, "note", "测试", "_csrf",
                token(designer)));
        assertThat(begun.statusCode()).isEqualTo(302);
        return Visitor.location(begun);
    }

    private static String token(Browser officer) {
        return Browser.tokenOf(officer.page("/staff/password"));
    }

    private String text(Browser designer, String change, String file) {
        HttpResponse<String> text = designer.page(change + "/text?file=" + file);
        assertThat(text.statusCode()).isEqualTo(200);
        return text.body();
    }

    private static String cell(String tables, String id, String before, String after) {
        int at = tables.indexOf("id=\"" + id + "\"");
        int text = tables.indexOf(before, at);
        return tables.substring(0, text) + after + tables.substring(text + before.length());
    }

    private HttpResponse<String> save(Browser designer, String change, String file, int over, String content, String accept) {
        byte[] body = Visitor.body(List.of(Part.field("_csrf", token(designer)), Part.field("file", file),
                Part.field("over", String.valueOf(over)), Part.field("content", content)));
        return designer.send(designer.request(change + "/edit").header("Accept", accept)
                .header("Content-Type", "multipart/form-data; boundary=" + Visitor.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private JsonNode saved(Browser designer, String change, String file, int over, String content) throws IOException {
        HttpResponse<String> answer = save(designer, change, file, over, content, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode saved = json.readTree(answer.body());
        assertThat(saved.path("revision").asInt()).isEqualTo(over + 1);
        return saved;
    }

    private void refused(Browser designer, String change, String file, String content, String element, String words)
            throws IOException {
        assertThat(content).isNotEqualTo(shippedText(file));
        int over = revisions.merge(file, 1, Integer::sum) - 1;
        JsonNode findings = saved(designer, change, file, over, content).path("findings");
        assertThat(findings).as(words).anySatisfy(finding -> {
            assertThat(finding.path("file").asText()).isEqualTo(file);
            assertThat(finding.path("words").asText()).contains(words);
            if (!element.isEmpty()) {
                assertThat(finding.path("element").asText()).isEqualTo(element);
            }
        });
        post(designer, change + "/revert", Map.of("path", file, "over", String.valueOf(revisions.merge(file, 1, Integer::sum) - 1)));
    }

    private static String shippedText(String file) throws IOException {
        Path path = Path.of("..", file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    private ProcessDefinition shipped() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("service-request").processDefinitionVersion(1)
                .singleResult();
    }

    /** Does to a change what a button of its page does, and shows the page again. */
    private HttpResponse<String> act(Browser designer, String change, String what) {
        return post(designer, change + "/" + what, Map.of("revision", revision(designer.page(change).body())));
    }

    private HttpResponse<String> post(Browser designer, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token(designer));
        HttpResponse<String> answer = designer.form(path, all);
        assertThat(answer.statusCode()).as(path).isEqualTo(302);
        return designer.page(Visitor.location(answer));
    }

    /** The page's own number where it has a form, and none where nothing can be done any more. */
    private static String revision(String page) {
        Matcher number = REVISION.matcher(page);
        return number.find() ? number.group(1) : "0";
    }
}
