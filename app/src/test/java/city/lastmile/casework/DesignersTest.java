package city.lastmile.casework;

import static city.lastmile.casework.DesignersFolder.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.RegisterChange;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a designer changes takes effect in a running engine without a line of Java, and nothing else changes. */
@ProcessTest
class DesignersTest implements LifecycleSteps {

    private static final String NEW_STEP = "CheckOnSite";

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    WorkingTime workingTime;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    VersionChange versions;
    @Autowired
    ModelDeployment shipped;
    @Autowired
    RecordWords words;
    @Autowired
    Clock clock;
    @Autowired
    ApplicationContext context;

    private final List<Deployment> deployed = new ArrayList<>();

    @Override
    public CaseDriver driver() {
        return driver;
    }

    @Override
    public Casework casework() {
        return casework;
    }

    @Override
    public RequestLedger ledger() {
        return ledger;
    }

    /** The other tests of this context go on with the models as shipped, and with no request that has lost its process. */
    @AfterEach
    void take_back_what_was_deployed() {
        for (Deployment deployment : deployed) {
            runtime.createProcessInstanceQuery().deploymentId(deployment.getId()).rootProcessInstances().list().stream()
                    .map(ProcessInstance::getBusinessKey).forEach(this::end);
        }
        deployed.forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        assertThat(latest().getVersion()).isOne();
    }

    private void end(String number) {
        if (casework.withdraw(number, "") == Answer.ALREADY_COMPLETED) {
            casework.rate(number, CONTENT);
        }
        assertThat(driver.instances(number)).isEmpty();
    }

    @Test
    void a_changed_deadline_holds_for_new_cases_and_running_ones_keep_theirs() {
        String running = triaged("garbage");
        String reported = driver.report("garbage", TOWN, GRID, null);

        deploy(DesignersFolder.asShipped().cell("simpleDeadlinesThenHandleWithin", text -> "\"4wd\""));

        String later = triaged("garbage");
        driver.fire(reported, "Acceptance");
        assertHandledWithin(later, "4wd");
        assertHandledWithin(running, "2wd");
        assertHandledWithin(reported, "2wd");
        assertThat(ledger.text(later, Fact.TRIAGE_EXPLANATION)).contains("\"version\":2", "\"simpleDeadlines\"");
        assertThat(ledger.text(reported, Fact.TRIAGE_EXPLANATION)).contains("\"version\":1", "\"simpleDeadlines\"");
    }

    @Test
    void a_table_deployed_without_its_process_changes_no_case() {
        deployed.add(DesignersFolder.asShipped().cell("simpleDeadlinesThenHandleWithin", text -> "\"4wd\"")
                .deployAlone(repository, TRIAGE));

        assertHandledWithin(triaged("garbage"), "2wd");
    }

    @Test
    void a_start_of_the_application_leaves_a_designers_version_in_force() throws IOException {
        ProcessDefinition designed = deploy(withNewStep());

        shipped.afterPropertiesSet();

        assertThat(latest().getId()).isEqualTo(designed.getId());
    }

    @Test
    void an_added_step_is_asked_of_new_cases_and_not_of_running_ones() {
        String running = inHand();
        deploy(withNewStep());
        String later = inHand();

        handle(running, ANSWER);
        handle(later, ANSWER);

        assertThat(driver.file(running).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(driver.file(later).state()).isEqualTo(RequestState.IN_PROGRESS);
        Task added = driver.task(later, NEW_STEP);
        assertThat(added.getDueDate()).isEqualTo(driver.due(later, "HandlingDeadlinePassed"));
        assertThat(tasks.getVariablesLocal(added.getId())).as("its card").containsEntry("trackingNumber", later)
                .containsKeys("summary", "deadline", "placeName");
        driver.complete(later, NEW_STEP, "town-head", Map.of("found", "属实"));
        assertThat(driver.file(later).state()).isEqualTo(RequestState.COMPLETED);
    }

    @Test
    void an_added_step_tells_the_resident_in_the_models_words_and_needs_no_java() {
        deploy(DesignersFolder.asShipped().noticeBefore("HandleRequest", "TellResident", "承办人已到岗，正在赶往现场。"));

        String number = inHand();

        assertThat(casework.publicSteps(number)).last().satisfies(step -> {
            assertThat(step.event()).isEqualTo("INFORMED");
            assertThat(step.words()).isEqualTo("承办人已到岗，正在赶往现场。");
        });
        assertThat(driver.everyVariable(number)).doesNotContain("承办人已到岗，正在赶往现场。");
    }

    @Test
    void a_reason_that_a_designer_adds_to_a_form_is_taken_and_told_by_its_name_and_an_old_case_does_not_know_it() {
        String running = triaged("garbage");
        deploy(DesignersFolder.asShipped().option("forms/claim-request.form", "returnReason", "ROAD_CLOSED", "道路封闭，无法到场"));
        String later = triaged("garbage");
        Map<String, Object> returned = Map.of("nextStep", "RETURN", "returnReason", "ROAD_CLOSED", "returnProposal", "请交交警。");

        assertThatThrownBy(() -> driver.complete(running, "ClaimRequest", "grid01", returned))
                .hasRootCauseInstanceOf(RefusedInputException.class).hasRootCauseMessage("task.refused.option");
        driver.complete(later, "ClaimRequest", "grid01", returned);

        assertThat(ledger.text(running, Fact.RETURN_REASON)).isNull();
        assertThat(ledger.text(later, Fact.RETURN_REASON)).isEqualTo("ROAD_CLOSED");
        assertThat(tasks.getVariable(driver.task(later, "ReassignResponsibility").getId(), "returnWords"))
                .isEqualTo("道路封闭，无法到场: 请交交警。");
        assertThat(recorded(later, JournalEvent.RETURNED)).isEqualTo("道路封闭，无法到场: 请交交警。");
    }

    @Test
    void an_obstacle_a_ground_and_a_measure_that_a_designer_adds_need_no_java_either() {
        deploy(DesignersFolder.asShipped().option("forms/handle-request.form", "shelvingReason", "HERITAGE", "文物勘探中")
                .option("forms/handle-request.form", "refusalGround", "IN_COURT", "已进入诉讼")
                .option("forms/supervise-request.form", "measure", "MEETING", "现场会商"));
        String number = supervised();

        driver.complete(number, "SuperviseRequest", "town-head", Map.of("measure", "MEETING", "instruction", "明早到场。"));
        assertThat(recorded(number, JournalEvent.SUPERVISION_MEASURE)).isEqualTo("现场会商: 明早到场。");
        handle(number, Map.of("nextStep", "SHELVE", "shelvingReason", "HERITAGE", "shelvingWords", "等勘探。",
                "shelveUntil", LocalDate.now(clock).plusDays(7).toString()));
        assertThat(recorded(number, JournalEvent.SHELVING_ASKED)).startsWith("文物勘探中, ").contains(": 等勘探。");

        String refused = inHand();
        handle(refused, Map.of("outcome", "REFUSED", "publicAnswer", "请等判决。", "refusalGround", "IN_COURT"));
        driver.complete(refused, "ReviewResult", "town-head", Map.of("decision", "PASS"));
        assertThat(driver.file(refused).refusalGround()).isEqualTo(new Choice("IN_COURT", "已进入诉讼"));
    }

    private String recorded(String number, JournalEvent event) {
        return ledger.journal(number).stream().filter(entry -> entry.event().equals(event.name())).map(JournalEntry::details)
                .map(details -> words.of(event, details, Locale.SIMPLIFIED_CHINESE)).findFirst().orElseThrow();
    }

    @Test
    void a_new_category_is_a_line_in_a_list_and_falls_to_the_default_row_until_a_table_names_it() {
        try (RegisterChange more = RegisterChange.withCategory(context,
                "cityAppearance,市容环卫,City appearance,droneNoise,无人机扰民,Drones,ORDINARY,no")) {
            String byDefault = triaged("droneNoise");
            assertThat(driver.file(byDefault).responsibleGroup()).isEqualTo("org-" + TOWN);
            assertThat(ledger.text(byDefault, Fact.TRIAGE_EXPLANATION)).contains("generalMatter", "otherToTown");

            deploy(DesignersFolder.asShipped().cell("simpleMatterIfCategory", text -> text + ",\"droneNoise\""));

            String byRule = triaged("droneNoise");
            assertThat(driver.file(byRule).responsibleGroup()).isEqualTo("grid-" + GRID);
            assertThat(ledger.text(byRule, Fact.TRIAGE_EXPLANATION)).contains("simpleMatter", "simpleToGrid");
            assertThat(tasks.getVariablesLocal(driver.task(byRule, "ClaimRequest").getId()))
                    .containsEntry("categoryName", "无人机扰民");
            end(byDefault);
            end(byRule);
        }
    }

    @Test
    void running_cases_move_to_the_new_version_with_every_task_and_due_date_as_it_was() {
        List<String> cases = List.of(triaged("garbage"), inHand(), extensionAsked(), rated());
        Map<String, List<String>> before = cases.stream().collect(Collectors.toMap(Function.identity(), this::waiting));
        Map<String, RequestState> states = states(cases);
        ProcessDefinition old = latest();

        ProcessDefinition designed = deploy(withNewStep());
        migrate(equalActivities(old, designed), cases);

        assertThat(cases).allSatisfy(number -> {
            assertThat(instance(number).getProcessDefinitionId()).isEqualTo(designed.getId());
            assertThat(waiting(number)).isEqualTo(before.get(number)).isNotEmpty();
        });
        assertThat(states(cases)).isEqualTo(states);
        handle(cases.get(1), ANSWER);
        assertThat(driver.tasks(cases.get(1))).as("goes on by the new rules").containsExactly(NEW_STEP);
    }

    @Test
    void a_timer_that_has_fired_does_not_fire_again_after_the_move() {
        String number = supervised();
        List<String> before = waiting(number);
        ProcessDefinition old = latest();
        ProcessDefinition designed = deploy(withNewStep());

        VersionChange.Report report =
                versions.move(RequestModel.PROCESS, old.getVersion(), designed.getVersion(), number);

        assertThat(report.moved()).isOne();
        assertThat(report.refused()).isEmpty();
        assertThat(instance(number).getProcessDefinitionId()).isEqualTo(designed.getId());
        assertThat(waiting(number)).isEqualTo(before);
        assertThat(driver.timers(number)).doesNotContain("EarlyWarningDue", "HandlingDeadlinePassed")
                .contains("GravelyOverdue", "SupervisionUnanswered");
    }

    @Test
    void a_timer_that_only_the_new_version_has_begins_with_the_move() {
        String number = supervised();
        ProcessDefinition old = latest();
        ProcessDefinition designed = deploy(DesignersFolder.asShipped().renamed("EarlyWarningDue", "SecondWarningDue"));

        versions.move(RequestModel.PROCESS, old.getVersion(), designed.getVersion(), number);

        assertThat(driver.timers(number)).contains("SecondWarningDue").doesNotContain("HandlingDeadlinePassed");
    }

    @Test
    void what_cannot_be_moved_is_reported_with_its_element_and_stays() {
        String number = triaged("garbage");
        List<String> before = waiting(number);
        ProcessDefinition old = latest();
        ProcessDefinition designed = deploy(DesignersFolder.asShipped().renamed("ClaimRequest", "AcceptRequest"));

        VersionChange.Report report =
                versions.move(RequestModel.PROCESS, old.getVersion(), designed.getVersion(), number);

        assertThat(report.moved()).isZero();
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.trackingNumber()).isEqualTo(number);
            assertThat(refusal.reasons()).anySatisfy(reason -> assertThat(reason).startsWith("ClaimRequest: "));
        });
        assertThat(instance(number).getProcessDefinitionId()).isEqualTo(old.getId());
        assertThat(waiting(number)).isEqualTo(before);
        assertThat(versions.versions(RequestModel.PROCESS)).extracting(VersionChange.Version::version)
                .containsExactly(old.getVersion(), designed.getVersion());
        end(number);
    }

    @Test
    void a_move_from_or_to_nowhere_is_refused() {
        assertThatThrownBy(() -> versions.move(RequestModel.PROCESS, 1, 99, "T1")).hasMessageContaining("99");
        assertThatThrownBy(() -> versions.move("unheard-of", 1, 2, 0)).hasMessageContaining("unheard-of");
        assertThatThrownBy(() -> versions.move(RequestModel.PROCESS, 1, 1, 0)).hasMessageContaining("already");
        assertThatThrownBy(() -> versions.move(RequestModel.PROCESS, 1, 2, -1)).hasMessageContaining("-1");
        assertThat(versions.versions("unheard-of")).isEmpty();
    }

    @Test
    void a_case_that_waits_where_the_new_version_has_nothing_stays_and_the_reason_names_the_element() {
        String number = triaged("garbage");
        List<String> before = waiting(number);
        ProcessDefinition old = latest();
        MigrationPlan plan = equalActivities(old,
                deploy(DesignersFolder.asShipped().renamed("ClaimRequest", "AcceptRequest")));

        assertThatThrownBy(() -> migrate(plan, List.of(number)))
                .isInstanceOfSatisfying(MigratingProcessInstanceValidationException.class, refused ->
                        assertThat(refused.getValidationReport().getActivityInstanceReports())
                                .anySatisfy(report -> assertThat(report.getSourceScopeId()).isEqualTo("ClaimRequest")))
                .hasMessageContaining("ClaimRequest");

        assertThat(instance(number).getProcessDefinitionId()).isEqualTo(old.getId());
        assertThat(waiting(number)).isEqualTo(before);
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        assertThat(driver.file(number).state()).isEqualTo(RequestState.IN_PROGRESS);
        end(number);
    }

    @Test
    void a_plan_that_turns_a_task_into_something_else_is_refused_by_name() {
        String number = triaged("garbage");
        List<String> before = waiting(number);
        ProcessDefinition old = latest();
        ProcessDefinition designed = deploy(DesignersFolder.asShipped().renamed("ClaimRequest", "AcceptRequest"));

        assertThatThrownBy(() -> runtime.createMigrationPlan(old.getId(), designed.getId()).mapEqualActivities()
                .mapActivities("ClaimRequest", "RecordClaim").build())
                .isInstanceOf(MigrationPlanValidationException.class)
                .hasMessageContaining("ClaimRequest").hasMessageContaining("RecordClaim");

        assertThat(instance(number).getProcessDefinitionId()).isEqualTo(old.getId());
        assertThat(waiting(number)).isEqualTo(before);
        end(number);
    }

    @Test
    void a_renamed_task_moves_when_the_plan_says_what_it_is_called_now() {
        String number = triaged("garbage");
        Task open = driver.task(number, "ClaimRequest");
        Date claimDue = driver.due(number, "ClaimDeadlinePassed");
        ProcessDefinition old = latest();
        ProcessDefinition designed = deploy(DesignersFolder.asShipped().renamed("ClaimRequest", "AcceptRequest"));

        migrate(runtime.createMigrationPlan(old.getId(), designed.getId()).mapEqualActivities()
                .mapActivities("ClaimRequest", "AcceptRequest")
                .mapActivities("ClaimDeadlinePassed", "ClaimDeadlinePassed").build(), List.of(number));

        assertThat(driver.task(number, "AcceptRequest").getId()).isEqualTo(open.getId());
        assertThat(driver.task(number, "AcceptRequest").getDueDate()).isEqualTo(open.getDueDate());
        assertThat(driver.due(number, "ClaimDeadlinePassed")).isEqualTo(claimDue);
    }

    private static DesignersFolder withNewStep() {
        return DesignersFolder.asShipped().taskBefore("RecordCompletion", NEW_STEP);
    }

    private ProcessDefinition deploy(DesignersFolder folder) {
        int before = latest().getVersion();
        deployed.add(folder.deploy(repository));
        assertThat(latest().getVersion()).isEqualTo(before + 1);
        return latest();
    }

    private ProcessDefinition latest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(RequestModel.PROCESS).latestVersion()
                .singleResult();
    }

    private String supervised() {
        String number = inHand();
        driver.fire(number, "EarlyWarningDue");
        driver.fire(number, "HandlingDeadlinePassed");
        assertThat(driver.tasks(number)).contains("SuperviseRequest");
        return number;
    }

    private String extensionAsked() {
        String number = inHand();
        handle(number, Map.of("nextStep", "EXTEND", "extraDays", 3, "extensionReason", "等待材料到货。"));
        assertThat(driver.tasks(number)).contains("DecideExtension");
        return number;
    }

    private String rated() {
        String number = inHand();
        handle(number, ANSWER);
        assertThat(driver.timers(number)).contains("RatingPeriodOver");
        return number;
    }

    private void assertHandledWithin(String number, String allowance) {
        RequestFile file = driver.file(number);
        Date due = Date.from(workingTime.after(file.submittedAt(), Allowance.parse(allowance)));
        assertThat(driver.due(number, "HandlingDeadlinePassed")).isEqualTo(due);
        assertThat(Date.from(file.handleDue())).isEqualTo(due);
    }

    private MigrationPlan equalActivities(ProcessDefinition from, ProcessDefinition to) {
        return runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
    }

    private void migrate(MigrationPlan plan, List<String> numbers) {
        runtime.newMigration(plan).processInstanceIds(numbers.stream().map(this::instance)
                .map(ProcessInstance::getId).toList()).execute();
    }

    private ProcessInstance instance(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number, RequestModel.PROCESS)
                .singleResult();
    }

    private Map<String, RequestState> states(List<String> numbers) {
        return numbers.stream().collect(Collectors.toMap(Function.identity(), number -> driver.file(number).state()));
    }

    /** @return every open task and every timer of the request and its supervisions, with owner, id and due date */
    private List<String> waiting(String number) {
        List<String> waiting = new ArrayList<>();
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            waiting.add("%s %s of %s due %s".formatted(task.getTaskDefinitionKey(), task.getId(), task.getAssignee(),
                    task.getDueDate().getTime()));
        }
        for (String instance : driver.instances(number)) {
            for (Job job : management.createJobQuery().processInstanceId(instance).list()) {
                waiting.add("%s %s due %s".formatted(management.createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId(), job.getId(),
                        job.getDuedate().getTime()));
            }
        }
        return waiting.stream().sorted().toList();
    }
}
