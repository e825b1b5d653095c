package city.lastmile.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.access.Accounts;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.NewRequest;
import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is nobody's, everybody's or too late, as officers meet it in Tasklist. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HardCasesTest {

    private static final String PASSWORD = "granite-lantern-cobalt-73";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    CaseFiles files;
    @Autowired
    Casework casework;
    @Autowired
    CityRegister register;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    Clock clock;

    @BeforeEach
    void let_the_officers_sign_on() {
        List.of("grid01", "town-head", "dept-staff", "desk", "leader", parks(), member("org-dept-transport"),
                member("org-dept-housing")).forEach(officer -> accounts.setPassword(officer, PASSWORD));
    }

    @Test
    void three_departments_assist_and_the_lead_finishes_last() {
        String number = dispatched("streetLight");
        try (TasklistUser lead = signOn("dept-staff")) {
            claim(lead, number);
            lead.pick("我的任务", number);
            lead.choose("NextStepField", "请其他单位协办");
            lead.complete();
            lead.pick("我的任务", number);
            List.of("园林", "交通运输", "住房").forEach(office -> lead.tag("AssistOfficesField", office));
            lead.day("AssistUntilField", LocalDate.now(clock).plusDays(2));
            lead.write("JointWordsField", "请到现场一起查明灯杆为何倾斜。");
            lead.keepPicture("c-1-plan");
            lead.complete();
            await().until(() -> open(number, "AssistRequest") == 3);
        }
        for (String office : List.of("org-dept-parks", "org-dept-transport", "org-dept-housing")) {
            try (TasklistUser assistant = signOn(member(office))) {
                assistant.pick("待认领（本单位）", number);
                assistant.claim();
                assistant.write("AssistAnswerField", "已到现场处理。");
                assistant.keepPicture("c-2-assist");
                assistant.complete();
            }
        }
        await().until(() -> open(number, "AssistRequest") == 0);
        try (TasklistUser lead = signOn("dept-staff")) {
            lead.pick("我的任务", number);
            lead.choose("OutcomeField", "已解决");
            lead.write("PublicAnswerField", "灯杆已扶正。");
            lead.complete();
        }
        await().until(() -> state(number) == RequestState.COMPLETED);
    }

    @Test
    void what_is_returned_twice_is_arbitrated_by_the_desk() {
        String number = dispatched("garbage");
        try (TasklistUser officer = signOn("grid01")) {
            officer.pick("待认领（本单位）", number);
            officer.claim();
            giveBack(officer);
            officer.keepPicture("d-1-return");
            officer.complete();
        }
        try (TasklistUser head = signOn("town-head")) {
            decide(head, number, "园林", "d-2-reassign");
        }
        try (TasklistUser officer = signOn(parks())) {
            officer.pick("待认领（本单位）", number);
            officer.claim();
            giveBack(officer);
            officer.complete();
        }
        await().until(() -> state(number) == RequestState.ARBITRATION);
        try (TasklistUser desk = signOn("desk")) {
            decide(desk, number, "城市管理", "d-3-arbitrate");
        }
        await().until(() -> state(number) == RequestState.AWAITING_CLAIM);
        assertThat(files.open(number).orElseThrow().request().responsibleGroup()).isEqualTo("org-dept-urban-management");
    }

    @Test
    void a_red_card_reaches_the_city_leader_who_gives_an_instruction() {
        String number = dispatched("streetLight");
        engineFires(number, "HandlingDeadlinePassed");
        engineFires(number, "GravelyOverdue");

        try (TasklistUser leader = signOn("leader")) {
            leader.pick("督办件", number);
            leader.claim();
            leader.choose("MeasureField", "督促办理");
            leader.write("InstructionField", "今天之内修好，并向我报告。");
            leader.keepPicture("e-1-red-card");
            leader.complete();
        }
        await().until(() -> files.open(number).orElseThrow().steps().stream()
                .anyMatch(step -> step.event().name().equals("SUPERVISION_MEASURE")));
    }

    @Test
    void an_officer_asks_for_more_days_and_the_head_grants_them() {
        String number = dispatched("garbage");
        try (TasklistUser officer = signOn("grid01")) {
            claim(officer, number);
            officer.pick("我的任务", number);
            officer.choose("NextStepField", "申请延期");
            officer.write("ExtraDaysField", "3");
            officer.write("ExtensionReasonField", "需调配清运车辆。");
            officer.keepPicture("f-1-extension");
            officer.complete();
        }
        await().until(() -> open(number, "DecideExtension") == 1);
        Instant before = files.open(number).orElseThrow().request().handleDue();
        try (TasklistUser head = signOn("town-head")) {
            head.pick("待认领（本单位）", number);
            head.claim();
            head.choose("DecisionField", "同意");
            head.write("DecisionReasonField", "车辆周四到位。");
            head.keepPicture("f-2-decision");
            head.complete();
        }
        await().until(() -> files.open(number).orElseThrow().request().handleDue().isAfter(before));
    }

    @Test
    void a_card_is_explained_and_appealed_by_its_officer_and_lifted_by_those_above() {
        String number = dispatched("garbage");
        try (TasklistUser officer = signOn("grid01")) {
            claim(officer, number);
            fires(number, "HandleRequest", "HandlingDeadlinePassed");
            await().until(() -> open(number, "ExplainInWriting") == 1);
            officer.pickTask("我的任务", "书面说明", number);
            officer.write("ExplanationField", "当天停电，压缩站无法作业。");
            officer.choose("AppealField", "有异议");
            officer.keepPicture("g-1-explain");
            officer.complete();
        }
        await().until(() -> open(number, "DecideAppeal") == 1);
        String decider = offeredTo(number, "DecideAppeal");
        accounts.setPassword(decider, PASSWORD);
        try (TasklistUser above = signOn(decider)) {
            above.pickTask("待认领（本单位）", "复核亮牌", number);
            above.claim();
            above.browser().seeAnywhere("当天停电，压缩站无法作业。");
            above.choose("DecisionField", "撤销亮牌");
            above.write("DecisionReasonField", "停电属实。");
            above.keepPicture("g-2-appeal");
            above.complete();
            await().until(() -> happened(number, JournalEvent.CARD_LIFTED));
            above.browser().open(home() + "/staff/requests/" + number);
            above.browser().seeAnywhere("停电属实。");
            above.keepPicture("g-3-case");
        }
        assertThat(files.open(number).orElseThrow().request().supervision()).isEqualTo(Supervision.WARNED);
    }

    @Test
    void the_desk_splits_a_report_and_calls_the_resident_back_about_the_whole() {
        String number = opened("garbage", true);
        try (TasklistUser desk = signOn("desk")) {
            desk.browser().open(home() + "/staff/requests/" + number);
            desk.browser().driver().findElement(By.xpath("//summary[.='拆单']")).sendKeys(Keys.ENTER);
            desk.browser().type("form[action$='/split'] input[name=words]", "路灯也不亮。");
            desk.browser().driver().findElement(By.cssSelector("option[value=streetLight]")).click();
            desk.browser().click("form[action$='/split'] button");
            desk.browser().seeAnywhere(number + "-1");
            desk.keepPicture("h-1-split");
        }
        await().until(() -> open(number + "-1", "ClaimRequest") == 1);
        finish("dept-staff", number + "-1");
        finish("grid01", number);
        await().until(() -> open(number, "CallBackResident") == 1);
        try (TasklistUser desk = signOn("desk")) {
            desk.pick("待认领（本单位）", number);
            desk.claim();
            desk.choose("ReachedField", "联系上了");
            desk.choose("ResolvedField", "已解决");
            List.of("ResponseField", "ResultField", "AttitudeField").forEach(field -> desk.choose(field, "5 分"));
            desk.write("RatingWordsField", "都修好了，谢谢。");
            desk.keepPicture("h-2-call");
            desk.complete();
        }
        await().until(() -> state(number) == RequestState.CLOSED);
        assertThat(happened(number, JournalEvent.CALLED_BACK)).isTrue();
    }

    private void finish(String officer, String number) {
        try (TasklistUser handler = signOn(officer)) {
            claim(handler, number);
            handler.pick("我的任务", number);
            handler.choose("OutcomeField", "已解决");
            handler.write("PublicAnswerField", "已处理。");
            handler.complete();
        }
        await().until(() -> state(number) == RequestState.COMPLETED || state(number) == RequestState.CLOSED);
    }

    private boolean happened(String number, JournalEvent event) {
        return files.open(number).orElseThrow().steps().stream().anyMatch(step -> step.event() == event);
    }

    private String offeredTo(String number, String task) {
        String id = tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(task).singleResult().getId();
        return member(tasks.getIdentityLinksForTask(id).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .findFirst().orElseThrow());
    }

    private void claim(TasklistUser officer, String number) {
        officer.pick("待认领（本单位）", number);
        officer.claim();
        officer.complete();
        await().until(() -> state(number) == RequestState.IN_PROGRESS);
    }

    private static void giveBack(TasklistUser officer) {
        officer.choose("NextStepField", "退回");
        officer.choose("ReturnReasonField", "不属于本单位职责");
        officer.write("ReturnProposalField", "建议交有关单位。");
    }

    private static void decide(TasklistUser officer, String number, String office, String picture) {
        officer.pick("待认领（本单位）", number);
        officer.claim();
        officer.find("OfficeField", office);
        officer.write("OfficeReasonField", "按三定方案由该单位负责。");
        officer.keepPicture(picture);
        officer.complete();
    }

    private void engineFires(String number, String timer) {
        fires(number, "ClaimRequest", timer);
    }

    private void fires(String number, String task, String timer) {
        String process = tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(task)
                .singleResult().getProcessInstanceId();
        management.executeJob(management.createJobQuery().processInstanceId(process).activityId(timer).singleResult().getId());
    }

    private TasklistUser signOn(String officer) {
        return TasklistUser.signOn(home(), officer, PASSWORD);
    }

    private String home() {
        return "http://localhost:" + port;
    }

    private String parks() {
        return member("org-dept-parks");
    }

    private String member(String group) {
        return register.members(group).get(0).id();
    }

    private String dispatched(String category) {
        return opened(category, false);
    }

    private String opened(String category, boolean phoneLeft) {
        String number = "HARD-%04d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "路边有一处问题，请处理。", category, place.grid().townCode(), place.grid().code(),
                "东门", 36.2640, 120.0060, null, "test", phoneLeft, phoneLeft, null, clock.instant()));
        await().until(() -> open(number, "ClaimRequest") == 1);
        return number;
    }

    private long open(String number, String task) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(task).count();
    }

    private RequestState state(String number) {
        return files.open(number).orElseThrow().request().state();
    }
}
