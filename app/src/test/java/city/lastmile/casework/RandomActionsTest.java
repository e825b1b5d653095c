package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Availability;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.StaffBook;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * What must hold whatever officers, residents and timers do, checked after every step of many lives at random. Each
 * life has its own seed, which a failure names together with what was done; whatever the database lists in an order of
 * its own is sorted, so that a seed is one life on every machine.
 */
@ProcessTest
class RandomActionsTest {

    private static final int LIVES = 2_000;
    private static final int MOST_STEPS = 14;
    /** Asking the engine in somebody's name takes time; every so many lives somebody asks. */
    private static final int STRANGERS_LOOK_AT = 10;
    private static final String STRANGERS_GRID = "grid-370281002-0001";
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<String> CATEGORIES =
            List.of("garbage", "garbage", "streetLight", "waterOutage", "demolitionCompensation", "otherMatter");
    private static final List<String> WORDS = List.of("小区门口的路面坏了，请尽快来修。", "坏了", "法院判决已经下来，我不服。");
    /** Only these move a deadline; the first sets it, and reopening sets it anew. */
    private static final Set<String> MOVERS = Set.of("DISPATCHED", "EXTENDED", "SHELVED", "REOPENED");
    private static final String REFUSED = " refused";

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    CityRegister register;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Splitting splitting;
    @Autowired
    Duplicates duplicates;
    @Autowired
    SupervisionOrders orders;
    @Autowired
    IdentityService identities;
    @Autowired
    StaffBook book;
    @Autowired
    Availability availability;
    @Autowired
    StandIns standIns;
    @Autowired
    TaskStandIns taskStandIns;
    @Autowired
    StandInRound round;
    @Autowired
    ScheduledAnnotationBeanPostProcessor schedules;

    /** By job definition. */
    private final Map<String, String> elements = new HashMap<>();

    /** Lives go round themselves; the application's own rounds would act between a step and the look at what it did. */
    @BeforeEach
    void nobodyElseGoesRound() {
        schedules.postProcessBeforeDestruction(round, "standInRound");
    }

    @AfterEach
    void resetClock() {
        everybodyIsBack();
        ClockUtil.reset();
    }

    @Test
    void whatever_is_done_somebody_is_responsible_a_deadline_lives_and_nothing_survives_the_end() {
        int done = 0;
        int refused = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            List<String> log = live(seed);
            done += log.size();
            refused += (int) log.stream().filter(line -> line.endsWith(REFUSED)).count();
        }
        assertThat(done).as("steps taken").isGreaterThan(LIVES * 4);
        assertThat(refused).as("some were refused, most were not").isBetween(LIVES / 10, done / 2);
        assertSumsAddUp();
        assertRowsTellWhatThereIsToLookFor();
    }

    private List<String> live(int seed) {
        Random random = new Random(seed);
        ClockUtil.setCurrentTime(Date.from(BEGIN.plusSeconds(random.nextInt(86_400 * 20))));
        String number = reported(random);
        List<String> log = new ArrayList<>();
        for (int step = 0; step < MOST_STEPS && !driver.file(number).state().isFinal(); step++) {
            Picture before = picture(number);
            try {
                String action = act(number, random);
                log.add(action);
                check(number, before, picture(number), action);
                if (seed % STRANGERS_LOOK_AT == 0) {
                    assertNothingForStrangers(number);
                }
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("Life " + seed + " of " + number + ": " + log + " then " + broken.getMessage(),
                        broken);
            }
        }
        everybodyIsBack();
        return log;
    }

    private String reported(Random random) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        if (random.nextInt(3) == 0) {
            return driver.reportWithPhone(category, LifecycleSteps.TOWN, LifecycleSteps.GRID);
        }
        String words = WORDS.get(random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(2));
        return words.length() < 4 ? driver.reportAnywhere(words, category)
                : driver.report(words, category, LifecycleSteps.TOWN, 36.2640, 120.0060);
    }

    private String act(String number, Random random) {
        List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(Task::getCreateTime)).toList();
        List<Job> jobs = driver.instances(number).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).list().stream())
                .sorted(Comparator.comparing(this::element)
                        .thenComparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))).toList();
        if (random.nextInt(15) == 0) {
            return leave(number, random);
        }
        int choice = random.nextInt(10);
        if (choice < 6 && !open.isEmpty()) {
            return complete(open.get(random.nextInt(open.size())), random);
        }
        if (choice < 8 && !jobs.isEmpty() || open.isEmpty() && !jobs.isEmpty()) {
            return fire(jobs.get(random.nextInt(jobs.size())));
        }
        return resident(number, random);
    }

    /** Somebody of those who answer for it goes on leave, or declares a conflict of interest. */
    private String leave(String number, Random random) {
        String group = ledger.text(number, Fact.RESPONSIBLE_GROUP);
        String officer = ledger.text(number, Fact.RESPONSIBLE_OFFICER);
        if (group == null) {
            return "nobody is responsible yet";
        }
        String who = officer == null ? new RandomForms(random, register).memberOf(group) : officer;
        LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), CITY);
        String action = random.nextBoolean() ? "leave of " : "conflict of ";
        if (action.startsWith("conflict")) {
            book.declareConflict(who, StaffBook.Scope.REQUEST, number, StaffBook.Reason.OTHER, who);
        } else if (!availability.isAway(who)) {
            try {
                book.enterAbsence(who, today, today.plusDays(random.nextInt(20)), who);
            } catch (RefusedInputException overlapsOneOfAnEarlierLife) {
                return action + who + REFUSED;
            }
        }
        tasks.createTaskQuery().processInstanceBusinessKey(number).list()
                .forEach(task -> taskStandIns.lookAgain(task.getId(), number));
        return action + who;
    }

    /** Leave of one life must not reach into the next, whose clock begins anew: seen from the beginning, all is listed. */
    private void everybodyIsBack() {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        book.absences().forEach(absence -> book.cancelAbsence(absence.id(), "end"));
        book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), "end"));
    }

    private String complete(Task task, Random random) {
        RandomForms forms = new RandomForms(random, register);
        String group = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .filter(Objects::nonNull).findFirst().orElse("");
        String officer = task.getAssignee() == null ? forms.memberOf(group) : task.getAssignee();
        LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), CITY);
        Map<String, Object> form = forms.of(task.getTaskDefinitionKey(), group.isEmpty() ? "org-dept-parks" : group, today);
        String action = task.getTaskDefinitionKey() + " by " + officer + " " + form;
        if (task.getAssignee() == null) {
            tasks.setAssignee(task.getId(), officer);
        }
        try {
            tasks.complete(task.getId(), form);
            return action;
        } catch (RuntimeException e) {
            if (ExceptionUtils.getRootCause(e) instanceof RefusedInputException || e instanceof RefusedInputException) {
                tasks.setAssignee(task.getId(), task.getAssignee());
                return action + REFUSED;
            }
            throw new AssertionError(action, e);
        }
    }

    /** A timer fires when its time has come, and the clock never runs backwards. */
    private String fire(Job job) {
        String element = element(job);
        Date due = job.getDuedate();
        if (due != null && due.after(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(due);
        }
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            throw new AssertionError("timer " + element, e);
        }
        return "timer " + element;
    }

    private String element(Job job) {
        return elements.computeIfAbsent(job.getJobDefinitionId(), id -> management.createJobDefinitionQuery()
                .jobDefinitionId(id).singleResult().getActivityId());
    }

    private String resident(String number, Random random) {
        return switch (random.nextInt(9)) {
            case 8 -> city(number, random);
            case 0 -> "withdraw " + casework.withdraw(number, "算了");
            case 1, 2 -> "urge " + casework.urge(number, JournalNote.RESIDENT);
            case 3 -> "add " + casework.add(number, "补充。");
            default -> "rate " + casework.rate(number, new Rating(1 + random.nextInt(5), 1 + random.nextInt(5), 3,
                    random.nextBoolean() ? "不满意。" : null));
        };
    }

    /** The desk splits it, a leader opens a supervision by hand, or another resident reports the same. */
    private String city(String number, Random random) {
        if (random.nextInt(3) == 0) {
            String other = "S" + number + "-" + ledger.journal(number).size();
            return "supported " + duplicates.support(driver.request(other, WORDS.get(0), driver.file(number).category(),
                    LifecycleSteps.TOWN, 36.2640, 120.0060), number);
        }
        boolean split = random.nextInt(4) == 0;
        try {
            if (split) {
                splitting.split(number, List.of(new Splitting.Part("potholes", "补路面。")), "desk");
            } else {
                orders.order(number, "leader", "city-leaders", "抓紧。");
            }
            return split ? "split" : "supervised by hand";
        } catch (RefusedInputException e) {
            return (split ? "split" : "supervised by hand") + REFUSED;
        }
    }

    /** What can be compared before and after a step. */
    private record Picture(RequestFile file, int steps, List<String> tasks, @Nullable String responsible) {
    }

    private Picture picture(String number) {
        return new Picture(driver.file(number), ledger.journal(number).size(), driver.tasks(number),
                ledger.text(number, Fact.RESPONSIBLE_GROUP));
    }

    private void check(String number, Picture before, Picture after, String action) {
        RequestFile file = after.file();
        if (action.endsWith(REFUSED)) {
            assertThat(after).as("a refusal changes nothing").isEqualTo(before);
        }
        if (!Objects.equals(file.handleDue(), before.file().handleDue())) {
            List<String> written = ledger.journal(number).stream().skip(before.steps()).map(JournalEntry::event).toList();
            assertThat(written).as("who moved the deadline").anyMatch(MOVERS::contains);
        }
        if (file.state().isFinal()) {
            assertNothingIsLeft(number);
        } else {
            assertThat(jobs(number)).as("a deadline is always live").isPositive();
            assertResponsible(file, after);
            assertBeforeSomebody(number);
        }
        assertThat(chainHolds(number)).as("journal").isTrue();
        assertListed(number);
    }

    /** Officers' lists say what the engine says: which tasks are open, in whose hands, offered to whom, until when. */
    private void assertListed(String number) {
        List<String> engines = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(task -> task.getId() + " " + task.getAssignee() + " " + Offer.of(task, tasks).groups() + " "
                        + Offer.of(task, tasks).users() + " " + task.getDueDate().toInstant()).toList();
        List<String> listed = jdbc.sql("""
                select task_id, assignee, offered_to, more_groups, more_users, due from open_task
                where tracking_number = :number""").param("number", number)
                .query((row, index) -> row.getString(1) + " " + row.getString(2) + " "
                        + (row.getString(3) != null ? List.of(row.getString(3)) : texts(row.getArray(4))) + " "
                        + texts(row.getArray(5)) + " " + row.getTimestamp(6).toInstant()).list();
        assertThat(listed).as("officers' lists").containsExactlyInAnyOrderElementsOf(engines);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private void assertResponsible(RequestFile file, Picture after) {
        boolean dispatched = !Set.of(RequestState.SUBMITTED, RequestState.NEEDS_DETAIL).contains(file.state());
        if (dispatched) {
            assertThat(after.responsible()).as("somebody is responsible").isNotBlank();
            assertThat(register.members(String.valueOf(after.responsible()))).as("and not nobody").isNotEmpty();
            assertThat(due(file)).as("its timer is where its row says").isTrue();
        }
    }

    /** Each open task lies before somebody who can work on it. */
    private void assertBeforeSomebody(String number) {
        RequestFile file = driver.file(number);
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
            boolean before = links.stream().anyMatch(link -> link.getUserId() != null
                    ? standIns.isFree(link.getUserId(), file) : !standIns.free(link.getGroupId(), file).isEmpty());
            assertThat(before).as("%s is before somebody: %s", task.getTaskDefinitionKey(), links).isTrue();
        }
    }

    /** Who has no part in it sees no task of it and completes none. */
    private void assertNothingForStrangers(String number) {
        Officer stranger = register.members(STRANGERS_GRID).get(0);
        List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(number).list();
        identities.setAuthentication(stranger.id(), List.copyOf(stranger.groups()));
        try {
            assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number).count()).as("tasks seen").isZero();
            open.stream().findFirst().ifPresent(task -> assertThatThrownBy(() -> tasks.complete(task.getId()))
                    .as("a stranger completes %s", task.getTaskDefinitionKey()).isInstanceOf(AuthorizationException.class));
        } finally {
            identities.clearAuthentication();
        }
    }

    /** The handling timer, while it has not fired, stands exactly where the request's row says. */
    private boolean due(RequestFile file) {
        List<Date> timers = driver.dues(file.trackingNumber(), "HandlingDeadlinePassed");
        return timers.isEmpty() || timers.equals(List.of(Date.from(Objects.requireNonNull(file.handleDue()))));
    }

    private void assertNothingIsLeft(String number) {
        assertThat(driver.instances(number)).as("processes").isEmpty();
        assertThat(driver.tasks(number)).as("tasks").isEmpty();
        assertThat(Stream.of("joint_assistance where ended_at is null and", "supervision_case where closed_at is null and")
                .map(rows -> jdbc.sql("select count(*) from " + rows + " tracking_number = ?").param(number)
                        .query(Integer.class).single())).as("assistance and supervision").containsOnly(0);
    }

    private long jobs(String number) {
        return driver.instances(number).stream()
                .mapToLong(instance -> management.createJobQuery().processInstanceId(instance).count()).sum();
    }

    private boolean chainHolds(String number) {
        byte[] head = JournalEntry.genesis(number);
        for (JournalEntry entry : ledger.journal(number)) {
            if (!Arrays.equals(entry.previousHash(), head)) {
                return false;
            }
            head = entry.hash();
        }
        return true;
    }

    /** Nothing is looked for where a request's row does not say that there is something. */
    private void assertRowsTellWhatThereIsToLookFor() {
        assertThat(LifecycleSteps.withUntrueRows(jdbc)).isEmpty();
    }

    private void assertSumsAddUp() {
        long all = jdbc.sql("select count(*) from service_request").query(Long.class).single();
        long byState = Stream.of(RequestState.values()).mapToLong(state -> jdbc
                .sql("select count(*) from service_request where state = ?").param(state.name())
                .query(Long.class).single()).sum();
        assertThat(byState).isEqualTo(all);
    }
}
