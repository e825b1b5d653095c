package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what is reported twice, and makes one case of it. */
@Service
@Transactional
class DuplicateDesk implements Duplicates {

    private static final String POLICY = "duplicate-policy";
    private static final double METRES_PER_DEGREE = 111_320;
    private static final int MOST = 5;

    private final RequestLedger ledger;
    private final RequestProcess process;
    private final CityRegister register;
    private final DecisionService decisions;
    private final JdbcClient jdbc;
    private final SplitDesk parts;
    private final Clock clock;

    DuplicateDesk(RequestLedger ledger, RequestProcess process, CityRegister register, DecisionService decisions,
            JdbcClient jdbc, SplitDesk parts, Clock clock) {
        this.ledger = ledger;
        this.process = process;
        this.register = register;
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Nearby> near(String category, double latitude, double longitude) {
        String urgency = register.category(category).map(Category::urgency).map(Enum::name).orElse("");
        Map<String, Object> policy = decisions.evaluateDecisionTableByKey(POLICY, Map.of("urgency", urgency))
                .getSingleResult().getEntryMap();
        double metres = Double.parseDouble(String.valueOf(policy.get("withinMetres")));
        long days = Long.parseLong(String.valueOf(policy.get("withinDays")));
        if (metres <= 0) {
            return List.of();
        }
        double north = metres / METRES_PER_DEGREE;
        double east = north / Math.cos(Math.toRadians(latitude));
        return jdbc.sql("""
                select * from service_request where category = :category and not confidential and part_of is null
                    and state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')
                    and latitude between :south and :north and longitude between :west and :east
                    and submitted_at > :since""")
                .param("category", category).param("south", latitude - north).param("north", latitude + north)
                .param("west", longitude - east).param("east", longitude + east)
                .param("since", clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .query((row, index) -> nearby(row, index, latitude, longitude)).list().stream()
                .filter(found -> found.metres() <= metres)
                .sorted(Comparator.comparingLong(Nearby::metres)).limit(MOST).toList();
    }

    /** Over a few hundred metres the earth is flat. */
    private static Nearby nearby(ResultSet row, int index, double latitude, double longitude) throws SQLException {
        RequestFile file = RequestFileMapper.map(row, index);
        double north = (row.getDouble("latitude") - latitude) * METRES_PER_DEGREE;
        double east = (row.getDouble("longitude") - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return new Nearby(file.trackingNumber(), Math.round(Math.hypot(north, east)), file);
    }

    @Override
    public boolean support(NewRequest request, String into) {
        Optional<RequestFile> main = ledger.hold(into).filter(DuplicateDesk::canTakeIn)
                .filter(file -> file.category().equals(request.category()));
        if (main.isEmpty()) {
            return false;
        }
        ledger.open(request, register.category(request.category()).orElseThrow(), null,
                JournalNote.byResident(JournalEvent.SUBMITTED, null));
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.MERGED_INTO, into);
        facts.put(Fact.STATE, RequestState.MERGED);
        facts.put(Fact.OUTCOME, Outcome.DUPLICATE);
        facts.put(Fact.CLOSED_AT, now());
        ledger.write(request.trackingNumber(), facts, JournalNote.bySystem(JournalEvent.MERGED, null, into));
        takeIn(into, JournalNote.bySystem(JournalEvent.SUPPORTED, null, request.trackingNumber()));
        return true;
    }

    @Override
    public void merge(String trackingNumber, String into, String actor) {
        List<String> inOrder = Stream.of(trackingNumber, into).sorted().toList();
        inOrder.forEach(ledger::hold);
        RequestFile file = ledger.find(trackingNumber).filter(DuplicateDesk::canTakeIn)
                .orElseThrow(() -> new RefusedInputException("merge.refused.ended", trackingNumber));
        RequestFile main = ledger.find(into).filter(DuplicateDesk::canTakeIn)
                .orElseThrow(() -> new RefusedInputException("merge.refused.ended", into));
        if (file.trackingNumber().equals(main.trackingNumber())) {
            throw new RefusedInputException("merge.refused.itself");
        }
        if (!parts.openParts(trackingNumber).isEmpty()) {
            throw new RefusedInputException("merge.refused.parts", trackingNumber);
        }
        ledger.set(trackingNumber, Map.of(Fact.MERGED_INTO, into));
        takeIn(into, new JournalNote(JournalEvent.SUPPORTED, actor, null, null, trackingNumber));
        process.merged(Optional.ofNullable(ledger.text(trackingNumber, Fact.PROCESS_INSTANCE_ID)).orElseThrow());
    }

    /** Its row says that there is something to look for, and is held by whoever merges: most requests stand alone. */
    private void takeIn(String into, JournalNote note) {
        ledger.write(into, Map.of(Fact.TOOK_IN, true), note);
    }

    /** Merging goes one way and never in a circle, so this ends. */
    @Override
    @Transactional(readOnly = true)
    public List<String> mergedInto(String trackingNumber) {
        if (!ledger.holds(trackingNumber, Fact.TOOK_IN)) {
            return List.of();
        }
        return jdbc.sql("""
                with recursive merged as (
                    select tracking_number from service_request where merged_into = :main
                    union all
                    select further.tracking_number from service_request further
                        join merged on further.merged_into = merged.tracking_number)
                select tracking_number from merged order by tracking_number""")
                .param("main", trackingNumber).query(String.class).list();
    }

    /** What has ended takes nothing in, so no chain and no circle of merges can come about. */
    private static boolean canTakeIn(RequestFile file) {
        return !file.state().isFinal() && !file.confidential() && file.completedAt() == null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
