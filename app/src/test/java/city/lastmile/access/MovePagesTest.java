package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Running cases to another version of their model: rehearsed by designers, moved by administrators, as a batch. */
class MovePagesTest extends AccessTest {

    /** Small, and a process of its own, so that no other test's cases are moved. */
    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="moved-in-test" name="试迁流程" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start"/><sequenceFlow id="s1" sourceRef="Start" targetRef="%1$s"/>
                <receiveTask id="%1$s" name="等待"/><sequenceFlow id="s2" sourceRef="%1$s" targetRef="End"/>
                <endEvent id="End"/>
              </process>
            </definitions>""";
    private static final String PAGE = "/staff/cockpit/versions?process=moved-in-test";

    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    Casework casework;
    @Autowired
    Clock clock;

    @AfterEach
    void nothing_of_it_stays() {
        repository.createDeploymentQuery().deploymentName("moved-in-test").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void an_administrator_moves_all_cases_as_a_batch_and_sees_how_far_it_is() {
        ProcessDefinition old = deploy("Wait");
        for (int i = 0; i < 30; i++) {
            runtime.startProcessInstanceById(old.getId(), "MOVE-" + i);
        }
        ProcessDefinition designed = deploy("Wait");
        Browser admin = as("admin");

        String preview = admin.get(PAGE + versions(old, designed)).body();
        assertThat(preview).contains("试迁 30 件后全部还原：30 件可以迁移；另有 0 件未试。").doesNotContain("新版本没有这一环节");
        assertThat(running(old)).as("a rehearsal moves nothing").isEqualTo(30);

        String batch = started(admin, old, designed, preview);
        await().atMost(Duration.ofSeconds(60)).until(() -> admin.get(batch).body().contains("已于"));
        assertThat(admin.get(batch).body()).contains("共 30 件，已迁移 30 件，未能迁移 0 件。").contains("100%")
                .doesNotContain("data-again");
        assertThat(running(old)).isZero();
        assertThat(running(designed)).isEqualTo(30);
        assertThat(admin.get(PAGE).body()).contains("迁移记录").contains(batch);
    }

    @Test
    void what_the_new_version_has_no_place_for_is_named_before_and_stays_after() {
        ProcessDefinition old = deploy("Wait");
        runtime.startProcessInstanceById(old.getId(), "MOVE-X");
        ProcessDefinition designed = deploy("WaitElsewhere");
        Browser admin = as("admin");

        String preview = admin.get(PAGE + versions(old, designed)).body();
        assertThat(preview).contains("等待（Wait）").contains("新版本没有这一环节").contains("0 件可以迁移")
                .contains("Wait: 新版本没有对应的环节");

        String batch = started(admin, old, designed, preview);
        await().atMost(Duration.ofSeconds(60)).until(() -> admin.get(batch).body().contains("已于"));
        assertThat(admin.get(batch).body()).contains("已迁移 0 件，未能迁移 1 件")
                .contains("Wait: 新版本没有对应的环节");
        assertThat(running(old)).isOne();
    }

    /** The number is a confidential request's, so the page must not tell it, neither before nor after. */
    @Test
    void a_confidential_case_is_counted_and_not_named() {
        String number = "MOVE-CONFIDENTIAL";
        casework.open(new NewRequest(number, "态度恶劣。", "officerConduct", "370281001", "370281001-0001", null, null,
                null, "370281004", "test", clock.instant()));
        ProcessDefinition old = deploy("Wait");
        runtime.startProcessInstanceById(old.getId(), number);
        ProcessDefinition designed = deploy("WaitElsewhere");
        Browser admin = as("admin");

        String preview = admin.get(PAGE + versions(old, designed)).body();
        String batch = started(admin, old, designed, preview);
        await().atMost(Duration.ofSeconds(60)).until(() -> admin.get(batch).body().contains("已于"));

        assertThat(preview).contains("试迁 1 件").doesNotContain(number);
        assertThat(admin.get(batch).body()).contains("未能迁移 1 件").doesNotContain(number);
    }

    @Test
    void a_designer_rehearses_and_is_told_no_numbers_and_moves_nothing() {
        ProcessDefinition old = deploy("Wait");
        runtime.startProcessInstanceById(old.getId(), "MOVE-Y");
        ProcessDefinition designed = deploy("WaitElsewhere");
        Browser designer = as("designer");

        String page = designer.get(PAGE + versions(old, designed)).body();

        assertThat(page).contains("0 件可以迁移").contains("迁移由系统管理员执行").doesNotContain("MOVE-Y")
                .doesNotContain("把全部事项");
        assertThat(start(designer, old.getVersion(), designed.getVersion(), tokenOf(page)).statusCode()).isEqualTo(403);
        assertThat(running(old)).isOne();
    }

    @Test
    void versions_that_do_not_exist_or_are_the_same_are_refused_with_words() {
        ProcessDefinition old = deploy("Wait");
        deploy("Wait");
        Browser admin = as("admin");
        String page = admin.get(PAGE).body();

        assertThat(admin.get(PAGE + "&from=1&to=99").body()).contains("请选择两个不同的、现有的版本");
        for (int to : new int[] {99, old.getVersion()}) {
            HttpResponse<String> answer = start(admin, old.getVersion(), to, tokenOf(page));
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/staff/cockpit/versions");
            assertThat(admin.get(PAGE).body()).contains("请选择两个不同的、现有的版本");
        }
        assertThat(admin.get("/staff/cockpit/moves/0").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "leader", "grid01", "discipline"})
    void nobody_else_sees_versions_or_moves(String officer) {
        Browser browser = as(officer);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(browser.get("/staff/cockpit/moves/1").statusCode()).isEqualTo(403);
        assertThat(browser.get("/staff/plugins").body()).contains("\"plansMoves\":false");
    }

    private static String versions(ProcessDefinition from, ProcessDefinition to) {
        return "&from=" + from.getVersion() + "&to=" + to.getVersion();
    }

    private static String started(Browser admin, ProcessDefinition from, ProcessDefinition to, String page) {
        HttpResponse<String> answer = start(admin, from.getVersion(), to.getVersion(), tokenOf(page));
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static HttpResponse<String> start(Browser officer, int from, int to, @Nullable String token) {
        return officer.form("/staff/cockpit/moves", Map.of("process", "moved-in-test", "from", String.valueOf(from),
                "to", String.valueOf(to), "_csrf", token == null ? Browser.tokenOf(officer.page("/staff/password"))
                        : token));
    }

    private static @Nullable String tokenOf(String page) {
        return page.contains("_csrf") ? page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1") : null;
    }

    private long running(ProcessDefinition definition) {
        return runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).count();
    }

    private ProcessDefinition deploy(String task) {
        DeploymentWithDefinitions deployment = repository.createDeployment().name("moved-in-test")
                .addString("moved-in-test.bpmn", PROCESS.formatted(task)).deployWithResult();
        return deployment.getDeployedProcessDefinitions().get(0);
    }
}
