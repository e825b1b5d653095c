package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ready filters of Tasklist: which ones a tier has, and that each shows what its name says. */
class TaskFiltersTest extends AccessTest {

    private static final String FILTERS = "/camunda/api/engine/engine/default/filter";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "grid01,    我的任务|待认领（本单位）|即将到期|已超期|督办件",
        "town-staff,我的任务|待认领（本单位）|即将到期|已超期|督办件",
        "town-head, 我的任务|待认领（本单位）|待审批|待指派|即将到期|已超期|督办件",
        "dept-head, 我的任务|待认领（本单位）|待审批|待指派|即将到期|已超期|督办件",
        "desk,      我的任务|待认领（本单位）|待审批|待指派|即将到期|已超期|督办件",
        "leader,    我的任务|待认领（本单位）|待审批|待指派|即将到期|已超期|督办件|全市"})
    void each_tier_has_the_filters_of_its_work_in_their_order(String officer, String names) throws IOException {
        List<String> shown = StreamSupport.stream(filters(as(officer)).spliterator(), false)
                .sorted((one, other) -> Integer.compare(priority(one), priority(other)))
                .map(filter -> filter.path("name").asText()).toList();

        assertThat(shown).containsExactly(names.split("\\|"));
    }

    @Test
    void what_falls_due_within_a_day_is_soon_and_what_is_past_is_overdue() throws IOException {
        String number = handled();
        Browser officer = as("dept-staff");
        assertThat(shows(officer, "即将到期", number)).isFalse();

        due(number, Duration.ofHours(3));
        assertThat(shows(officer, "即将到期", number)).isTrue();
        assertThat(shows(officer, "已超期", number)).isFalse();

        due(number, Duration.ofHours(-3));
        assertThat(shows(officer, "即将到期", number)).isFalse();
        assertThat(shows(officer, "已超期", number)).isTrue();
        assertThat(shows(as("town-staff"), "已超期", number)).as("of another office").isFalse();
    }

    @Test
    void what_the_model_warned_of_is_soon_however_far_it_is() throws IOException {
        String number = handled();
        tasks.setVariableLocal(task(number, "HandleRequest").getId(), "supervisionLevel", "预警");

        assertThat(shows(as("dept-staff"), "即将到期", number)).isTrue();
    }

    @Test
    void an_extension_asked_for_waits_for_approval_before_the_head_alone() throws IOException {
        String number = handled();
        tasks.complete(task(number, "HandleRequest").getId(),
                Map.of("nextStep", "EXTEND", "extraDays", 2, "extensionReason", "需调配车辆。"));
        await().until(() -> task(number, "DecideExtension") != null);

        assertThat(List.of("town-head", "dept-head", "leader").stream().filter(officer ->
                shows(as(officer), "待审批", number)).count()).isOne();
    }

    @Test
    void what_was_returned_waits_to_be_assigned() throws IOException {
        String number = handled();
        tasks.complete(task(number, "HandleRequest").getId(),
                Map.of("nextStep", "RETURN", "returnReason", "NOT_MY_DUTY", "returnProposal", "建议交有关单位。"));
        await().until(() -> task(number, "ReassignResponsibility") != null);

        assertThat(List.of("town-head", "dept-head", "leader").stream().filter(officer ->
                shows(as(officer), "待指派", number)).count()).isOne();
    }

    private void due(String number, Duration from) {
        Task task = task(number, "HandleRequest");
        task.setDueDate(Date.from(clock.instant().plus(from)));
        tasks.saveTask(task);
    }

    private String handled() {
        String number = "FLT-%04d".formatted(NUMBERS.incrementAndGet());
        casework.open(new NewRequest(number, "路灯不亮。", "streetLight", "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> task(number, "ClaimRequest") != null);
        tasks.claim(task(number, "ClaimRequest").getId(), "dept-staff");
        tasks.complete(task(number, "ClaimRequest").getId(), Map.of());
        return number;
    }

    private Task task(String number, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(key).singleResult();
    }

    private boolean shows(Browser officer, String filter, String number) {
        try {
            String id = StreamSupport.stream(filters(officer).spliterator(), false)
                    .filter(one -> one.path("name").asText().equals(filter)).findFirst().orElseThrow().path("id").asText();
            HttpResponse<String> found = officer.get(FILTERS + "/" + id + "/list");
            assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
            List<String> mine = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                    .map(Task::getId).toList();
            return StreamSupport.stream(json.readTree(found.body()).spliterator(), false)
                    .anyMatch(task -> mine.contains(task.path("id").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int priority(JsonNode filter) {
        return filter.path("properties").path("priority").asInt();
    }

    private JsonNode filters(Browser officer) throws IOException {
        officer.open("tasklist");
        return json.readTree(officer.get(FILTERS + "?resourceType=Task").body());
    }
}
