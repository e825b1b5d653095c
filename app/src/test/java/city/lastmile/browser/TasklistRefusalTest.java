package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an officer reads in Tasklist when somebody else was quicker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TasklistRefusalTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    Casework casework;
    @Autowired
    TaskService tasks;
    @Autowired
    Clock clock;

    @BeforeEach
    void let_the_officer_sign_on() {
        accounts.setPassword("dept-staff", PASSWORD);
    }

    @Test
    void tasklist_shows_who_has_the_task_and_that_it_has_been_completed() {
        String claimed = dispatched("TLR0000001");
        String completed = dispatched("TLR0000002");
        try (TasklistUser officer = signOn()) {
            officer.pick("待认领（本单位）", claimed);
            tasks.claim(task(claimed).getId(), "dept-head");
            officer.browser().click("button.claim");
            officer.browser().seeAnywhere("这项任务已由");
            officer.keepPicture("c-1-taken");
        }
        try (TasklistUser officer = signOn()) {
            officer.pick("待认领（本单位）", completed);
            officer.claim();
            tasks.complete(task(completed).getId(), Map.of("nextStep", "CLAIM"));
            officer.browser().click("button[ng-click='complete()']");
            officer.browser().seeAnywhere("这项任务已经办完，不能重复提交。");
            officer.keepPicture("c-2-completed");
        }
        assertThat(task(claimed).getAssignee()).isEqualTo("dept-head");
        assertThat(casework.find(completed).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    private TasklistUser signOn() {
        return TasklistUser.signOn("http://localhost:" + port, "dept-staff", PASSWORD);
    }

    private String dispatched(String number) {
        casework.open(new NewRequest(number, "路灯不亮。", "streetLight", "370281001", "370281001-0001", null, null, null,
                null, "test", clock.instant()));
        await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).count() == 1);
        return number;
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }
}
