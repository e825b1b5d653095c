package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Casework;
import city.lastmile.casework.NewRequest;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import city.lastmile.register.StaffBook;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is supervised in the city, on pages: who got which card, what was lifted, and what is told to everybody. */
class OversightPageTest extends AccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String OPEN = "/staff/oversight";
    private static final String CARDS = "/staff/oversight/cards";
    private static final String CIRCULARS = "/staff/circulars";

    @Autowired
    Casework casework;
    @Autowired
    CaseFiles files;
    @Autowired
    CityRegister register;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    TaskService tasks;
    @Autowired
    StaffBook book;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"leader", "supervisor", "town-head"})
    void who_supervises_reads_on_the_way_from_home_what_is_supervised_and_who_got_which_card(String reader) {
        String number = overdue();
        Browser browser = as(reader);

        assertThat(browser.page("/staff").body()).contains("href=\"/staff/oversight\"");
        assertThat(browser.page(OPEN + "?tier=TOWN").body()).contains("href=\"/staff/requests/" + number + "\"")
                .contains("三里河街道负责人自 ").contains("超过办理期限");
        assertThat(browser.page(CARDS + "?kind=YELLOW").body()).contains(number).contains("王海燕（网格员）").contains("待说明");
        assertThat(browser.page(CARDS + "?kind=RED").body()).doesNotContain(number);
        assertThat(browser.page(CARDS + "?lang=en").body()).contains("Cards").doesNotContain("??");
        assertThat(browser.page(OPEN + "?lang=en&tier=TOWN").body()).contains("Supervised by").doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid01", "dept-staff", "town-staff", "desk", "designer", "admin"})
    void who_supervises_nothing_has_no_such_lists(String officer) {
        Browser browser = as(officer);

        assertThat(browser.page("/staff").body()).doesNotContain("href=\"/staff/oversight\"");
        assertThat(browser.page(OPEN).statusCode()).isEqualTo(403);
        assertThat(browser.page(CARDS).statusCode()).isEqualTo(403);
    }

    @Test
    void a_head_sees_what_is_his_offices_and_nothing_of_another() {
        String number = overdue();

        assertThat(as("dept-head").page(OPEN + "?tier=TOWN").body()).doesNotContain(number);
        assertThat(as("dept-head").page(CARDS).body()).doesNotContain(number);
    }

    @Test
    void a_supervised_complaint_about_officers_is_in_the_lists_of_those_who_inspect_them_alone() {
        String number = dispatched("officerConduct", "370281004");
        fire(number, "HandlingDeadlinePassed");

        Browser discipline = as("discipline");
        assertThat(List.of("CITY", "TOWN", "DEPARTMENT")).as("in one of them")
                .anySatisfy(tier -> assertThat(discipline.page(OPEN + "?tier=" + tier).body()).contains(number));
        assertThat(discipline.page(CARDS).body()).contains(number).contains("保密件");
        for (String officer : List.of("leader", "supervisor", "town-head", "dept-head")) {
            Browser other = as(officer);
            for (String tier : List.of("CITY", "TOWN", "DEPARTMENT")) {
                assertThat(other.page(OPEN + "?tier=" + tier).body()).as(officer).doesNotContain(number);
            }
            assertThat(other.page(CARDS).body()).as(officer).doesNotContain(number);
            assertThat(other.page(CIRCULARS).body()).as(officer).doesNotContain(number);
        }
    }

    @Test
    void a_circular_is_read_by_every_officer_and_one_that_was_lifted_says_so_with_its_trace() {
        String number = overdue();
        fire(number, "GravelyOverdue");
        fire(number, "AwaitRaise");
        fire(number, "AwaitRaise");

        assertThat(as("dept-staff").page(CIRCULARS).body()).contains(number).contains("王海燕（网格员）")
                .doesNotContain("/staff/requests/" + number);
        assertThat(as("leader").page(CIRCULARS).body()).contains("/staff/requests/" + number);

        jdbc.sql("""
                update supervision_card set explanation = '当天停电。', explained_by = officer, appealed = true, lifted = true,
                    decided_by = 'leader', decision_reason = '停电属实。', decided_at = now()
                where tracking_number = ? and card = 'CIRCULAR'""").param(number).update();

        assertThat(as("dept-staff").page(CIRCULARS).body()).contains(number).contains("已撤销").contains("停电属实。")
                .doesNotContain("当天停电。");
        assertThat(as("leader").page(CARDS + "?kind=LIFTED").body()).contains(number).contains("当天停电。").contains("停电属实。");
        assertThat(as("leader").page(CARDS + "?kind=CIRCULAR").body()).doesNotContain(number);
    }

    @Test
    void who_must_keep_out_of_a_case_finds_it_in_no_list() {
        String number = overdue();
        book.declareConflict("leader", StaffBook.Scope.REQUEST, number, StaffBook.Reason.RELATIVE, "leader");
        try {
            assertThat(as("leader").page(OPEN + "?tier=TOWN").body()).doesNotContain(number);
            assertThat(as("leader").page(CARDS).body()).doesNotContain(number);
        } finally {
            book.conflicts().forEach(conflict -> book.endConflict(conflict.id(), "leader"));
        }
        assertThat(as("leader").page(CARDS).body()).contains(number);
    }

    @Test
    void a_long_list_is_read_page_by_page_oldest_first_and_nothing_twice() {
        String number = overdue();
        jdbc.sql("""
                insert into supervision_case (process_instance, tracking_number, occasion, card, supervisor_group, opened_at)
                select 'page-' || n, ?, 'PAGE-' || n, 'NONE', 'head-370281001', timestamptz '2020-01-01' + n / 2 * interval '1 h'
                from generate_series(1, 25) n""").param(number).update();
        Browser head = as("town-head");

        String first = head.page(OPEN + "?tier=TOWN").body();
        String address = first.replaceFirst("(?s).*href=\"(/staff/oversight\\?tier=TOWN&amp;after=\\d+)\".*", "$1")
                .replace("&amp;", "&");
        String second = head.page(address).body();

        assertThat(occasions(first)).containsExactlyElementsOf(numbered(1, 20));
        assertThat(occasions(second)).containsExactlyElementsOf(numbered(21, 25));
        assertThat(second).contains("回到第一页").doesNotContain("下一页");
        jdbc.sql("delete from supervision_case where process_instance like 'page-%'").update();
    }

    @Test
    void an_address_that_was_tampered_with_is_answered_as_bad_input() {
        assertThat(as("leader").page(OPEN + "?after=x").statusCode()).isEqualTo(400);
        assertThat(as("leader").page(CARDS + "?kind=GREEN").statusCode()).isEqualTo(400);
        assertThat(as("leader").page(CARDS + "?before=-1").statusCode()).isEqualTo(200);
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "PAGE-" + n).toList();
    }

    private static List<String> occasions(String page) {
        return Pattern.compile("PAGE-\\d+").matcher(page).results()
                .map(MatchResult::group).toList();
    }

    private String overdue() {
        String number = dispatched("garbage", null);
        String claim = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
        tasks.claim(claim, "grid01");
        tasks.complete(claim);
        fire(number, "HandlingDeadlinePassed");
        return number;
    }

    private void fire(String number, String timer) {
        List<Job> jobs = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId())
                        .activityId(timer).list().stream()).toList();
        assertThat(jobs).as(timer).hasSize(1);
        management.executeJob(jobs.get(0).getId());
    }

    private String dispatched(String category, @Nullable String subject) {
        String number = "OV%08d".formatted(NUMBERS.incrementAndGet());
        Location.Inside place = (Location.Inside) register.locate(36.2640, 120.0060);
        casework.open(new NewRequest(number, "垃圾三天没人收。", category, place.grid().townCode(), place.grid().code(),
                "东门", 36.2640, 120.0060, subject, "test", clock.instant()));
        await().until(() -> !files.open(number).orElseThrow().offices().isEmpty());
        return number;
    }
}
