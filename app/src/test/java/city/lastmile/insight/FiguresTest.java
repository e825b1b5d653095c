package city.lastmile.insight;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Casework;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestState;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever happened to requests, the figures add up, and nothing is counted from end to end. On a database of its own,
 * which nobody rolls up but the test.
 */
@ProcessTest
@TestPropertySource(properties = "lastmile.insight.roll-up=1d")
class FiguresTest {

    private static final String TOWN = "370281001";
    private static final String GRID = "370281001-0001";

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    SnapshotReader reader;
    @Autowired
    StandingFigures standing;
    @Autowired
    RollUp rollUp;
    @Autowired
    RollUpStore store;
    @Autowired
    RequestLists lists;
    @Autowired
    OrganisationBoard board;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;

    @BeforeEach
    void begin_anew() {
        store.forget();
        rollUp.bringUpToDate();
    }

    @AfterEach
    void leave_nothing() {
        jdbc.sql("delete from service_request where tracking_number like 'BULK%'").update();
        ClockUtil.reset();
        store.forget();
    }

    @Test
    void what_was_reported_is_the_sum_of_where_it_stands() {
        PublicFigures before = figures();
        Random random = new Random(8);
        for (int i = 0; i < 12; i++) {
            liveALittle(random.nextInt(4));
        }
        driver.report("officerConduct", TOWN, GRID, TOWN);
        PublicFigures after = figures();

        assertThat(after.reported() - before.reported()).as("a complaint about officers is not among them").isEqualTo(12);
        assertThat(after.reportedToday() - before.reportedToday()).isEqualTo(12);
        assertThat(after.byState()).isEqualTo(stored());
        assertThat(after.awaitingClaim() + after.inProgress() + after.closed()).isEqualTo(after.reported());
    }

    private void liveALittle(int far) {
        String number = driver.report("garbage", TOWN, GRID, null);
        if (far > 0) {
            driver.fire(number, "Acceptance");
        }
        if (far > 1) {
            driver.complete(number, "ClaimRequest", "grid01", Map.of());
        }
        if (far > 2) {
            driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "已清理。"));
            casework.rate(number, new Rating(5, 5, 5, null));
        }
    }

    @Test
    void what_ended_is_rolled_up_day_by_day_and_adds_up_to_the_same() {
        fill(5_000, 10);
        store.forget();
        assertThat(reader.read().complete()).as("before the first roll-up").isFalse();

        rollUp.bringUpToDate();
        rollUp.bringUpToDate();

        Snapshot snapshot = reader.read();
        PublicFigures figures = CityPublicBoard.figures(snapshot);
        assertThat(snapshot.complete()).isTrue();
        assertThat(figures.byState()).isEqualTo(stored());
        assertThat(standing.ended().stream().mapToLong(RequestCount::requests).sum()).isEqualTo(count(
                "state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')"));
        assertThat(snapshot.reported().stream().filter(entry -> entry.day().equals(today().minusDays(7)))
                .mapToLong(History.Reported::requests).sum()).isEqualTo(count("not confidential"
                        + " and (submitted_at at time zone 'Asia/Shanghai')::date = current_date_of_city - 7"));
        assertThat(snapshot.performance().values().stream().mapToLong(Performance::onTime).sum()).isEqualTo(count(
                "not confidential and state = 'CLOSED' and completed_at <= handle_due"
                        + " and (closed_at at time zone 'Asia/Shanghai')::date > date '" + store.rolledUp().orElseThrow().minusDays(History.DAYS)
                        + "'"));
        assertThat(snapshot.offices().values().stream().mapToLong(Tally::red).sum()).isEqualTo(count("not confidential"
                + " and state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and supervision = 'RED'"));
    }

    @Test
    void what_was_reported_today_in_a_town_and_its_grids_is_what_their_lists_show_ended_or_not() {
        long open = here(reader.read()).open();
        liveALittle(1);
        liveALittle(3);

        Snapshot snapshot = reader.read();
        Tally town = here(snapshot);
        assertThat(town.open()).isEqualTo(open + 1);
        assertThat(town.today()).isGreaterThanOrEqualTo(2).isEqualTo(reportedToday(null));
        assertThat(snapshot.grids().get(new Snapshot.Grid(TOWN, GRID)).today()).isGreaterThanOrEqualTo(2)
                .isEqualTo(reportedToday(GRID));
    }

    private static Tally here(Snapshot snapshot) {
        return snapshot.matters().entrySet().stream().filter(entry -> entry.getKey().town().equals(TOWN))
                .map(Map.Entry::getValue).reduce(Tally.NONE, Tally::plus);
    }

    private long reportedToday(@Nullable String grid) {
        return lists.page(new Selection(null, Set.of(), Selection.Figure.REPORTED_TODAY, TOWN, null, grid, false), null, 100_000)
                .size();
    }

    @Test
    void nothing_reads_the_table_of_requests_from_end_to_end() {
        fill(20_000, 100);
        jdbc.sql("vacuum analyze service_request").update();
        Instant now = clock.instant();
        Map<String, Object> parameters = new HashMap<>(Map.of("zone", "Asia/Shanghai", "now", at(now), "today", at(now),
                "tomorrow", at(now.plus(Duration.ofDays(1))), "since", at(now.minus(Duration.ofDays(2))), "lately",
                at(now.minus(Duration.ofDays(6))), "organisation", TOWN, "confidential", false, "due", "-infinity",
                "number", ""));
        parameters.putAll(Map.of("category", "garbage", "most", 50, "states", new String[] {"IN_PROGRESS"}));

        Stream<String> lists = Arrays.stream(Selection.Figure.values()).flatMap(figure -> Stream.of(
                new Selection(null, Set.of(), figure, null, "garbage", null, false),
                Selection.of(TOWN, Set.of(RequestState.IN_PROGRESS), figure, false))).map(StoredRequestLists::sql);
        Stream.concat(Stream.of(SnapshotReader.OPEN, SnapshotReader.ENDED, StoredOrganisationBoard.SQL), lists)
                .forEach(sql -> assertThat(plan(sql, parameters)).as(sql).doesNotContain("Seq Scan on service_request"));
    }

    /** Not whether the server would rather read so small a table from end to end, but whether it has to. */
    private String plan(String sql, Map<String, Object> parameters) {
        return transactions.execute(transaction -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join("\n", jdbc.sql("explain " + sql).params(parameters).query(String.class).list());
        });
    }

    @Test
    void a_list_goes_on_where_its_page_ended_and_misses_nothing() {
        fill(900, 10);
        Selection open = Selection.of(TOWN, Set.of(), Selection.Figure.OPEN, false);
        List<RequestLine> all = lists.page(open, null, 1000);
        List<RequestLine> paged = new ArrayList<>();
        List<RequestLine> page = lists.page(open, null, 7);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = lists.page(open, page.get(page.size() - 1).mark(), 7);
        }

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(paged).isEqualTo(all);
        assertThat(board.of(TOWN, false).total().open()).isEqualTo(all.size());
        assertThat(board.of(TOWN, false).total().overdue()).isEqualTo(all.stream()
                .filter(line -> line.urgency() == RequestLine.Urgency.OVERDUE).count())
                .isEqualTo(lists.page(Selection.of(TOWN, Set.of(), Selection.Figure.OVERDUE, false), null, 1000).size());
    }

    @Test
    void a_clock_that_was_set_back_makes_the_roll_up_begin_anew() {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofDays(400))));
        rollUp.bringUpToDate();
        assertThat(store.rolledUp()).contains(today().minusDays(Duration.between(today().atStartOfDay(clock.getZone())
                .toInstant(), clock.instant()).compareTo(RollUp.AFTERWARDS) < 0 ? 2 : 1));
        ClockUtil.reset();

        fill(500, 10);
        rollUp.bringUpToDate();

        assertThat(figures().byState()).isEqualTo(stored());
    }

    private PublicFigures figures() {
        return CityPublicBoard.figures(reader.read());
    }

    private Map<RequestState, Long> stored() {
        Map<String, Long> counts = jdbc.sql("select state, count(*) from service_request where not confidential"
                        + " group by state").query((row, index) -> Map.entry(row.getString(1), row.getLong(2))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Arrays.stream(RequestState.values()).collect(Collectors.toMap(state -> state,
                state -> counts.getOrDefault(state.name(), 0L)));
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from service_request where "
                        + condition.replace("current_date_of_city", ":today::date"))
                .param("today", today()).query(Long.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Of the last 120 days. */
    private void fill(int requests, int oneOpenIn) {
        jdbc.sql("""
                insert into service_request (tracking_number, description, category, town, grid, confidential, channel,
                    state, supervision, submitted_at, tier, responsible_group, claim_due, warn_at, handle_due,
                    completed_at, closed_at, rating_result, journal_head)
                select 'BULK' || i, '路边有一处问题，请尽快来看一看。' || md5(i::text) || md5((i * 7)::text), (array['garbage', 'streetLight', 'noise'])[1 + i % 3],
                    case when i % 7 > 0 then '37028100' || (1 + i % 2) end, null, i % 70 = 0, 'test', state,
                    case when i % 40 = 1 then 'RED' else 'NONE' end, at, 'TOWN', 'org-37028100' || (1 + i % 2),
                    at + interval '1 day', at + interval '4 days', at + interval '5 days',
                    case when state = 'CLOSED' then at + interval '1 hour' * (i % 200) end,
                    case when i % :oneIn > 0 then at + interval '1 hour' * (i % 240) end,
                    case when state = 'CLOSED' and i % 3 = 0 then 1 + i % 5 end, '\\x00'
                from (select i, cast(:now as timestamptz) - interval '1 minute' * (i * 37 % 172800) as at,
                    case when i % :oneIn = 0 then (array['SUBMITTED', 'AWAITING_CLAIM', 'IN_PROGRESS'])[1 + i % 3]
                        else (array['CLOSED', 'CLOSED', 'CLOSED', 'WITHDRAWN', 'DECLINED'])[1 + i % 5] end as state
                    from generate_series(1, :requests) i) drawn""")
                .param("now", at(clock.instant())).param("requests", requests).param("oneIn", oneOpenIn)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
