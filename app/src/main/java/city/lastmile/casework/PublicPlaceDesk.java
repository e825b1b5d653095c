package city.lastmile.casework;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is open, and leaves of each what the table allows. */
@Service
@Transactional(readOnly = true)
class PublicPlaceDesk implements PublicPlaces {

    private static final String POLICY = "map-policy";
    private static final String POINT = "POINT";
    private static final String NONE = "NONE";
    /** About ten metres: a street lamp, not a door. */
    private static final double STEPS_PER_DEGREE = 10_000;

    private final JdbcClient jdbc;
    private final DecisionService decisions;
    private final CityRegister register;

    PublicPlaceDesk(JdbcClient jdbc, DecisionService decisions, CityRegister register) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.register = register;
    }

    @Override
    public List<PublicPlace> open(@Nullable String town, @Nullable String grid, int most) {
        Map<String, String> shown = new HashMap<>();
        return jdbc.sql("""
                select tracking_number, category, state, town, grid, latitude, longitude,
                    greatest(submitted_at, claimed_at, completed_at) as changed_at
                from service_request where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')
                    and not confidential and part_of is null
                    and (cast(:town as text) is null or town = :town) and (cast(:grid as text) is null or grid = :grid)
                order by changed_at desc limit :most""")
                .param("town", town).param("grid", grid).param("most", most).query((row, number) -> place(row, shown))
                .list().stream().filter(place -> !NONE.equals(shown.get(place.category()))).toList();
    }

    @Override
    public List<PublicChange> since(Instant since) {
        Map<String, String> shown = new HashMap<>();
        return jdbc.sql("""
                select category, town, grid, submitted_at, case when state = 'CLOSED' then closed_at end as closed_at
                from service_request
                where (state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and submitted_at >= :since
                        or state = 'CLOSED' and closed_at >= :since)
                    and not confidential and part_of is null
                order by submitted_at""").param("since", since.atOffset(ZoneOffset.UTC)).query(PublicPlaceDesk::change)
                .list().stream().filter(change -> !NONE.equals(shown.computeIfAbsent(change.category(), this::shownAs)))
                .toList();
    }

    private static PublicChange change(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new PublicChange(row.getString("category"), row.getString("town"), row.getString("grid"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(), closed == null ? null : closed.toInstant());
    }

    private PublicPlace place(ResultSet row, Map<String, String> shown) throws SQLException {
        String category = row.getString("category");
        boolean exact = POINT.equals(shown.computeIfAbsent(category, this::shownAs));
        RequestState state = RequestState.valueOf(row.getString("state"));
        String name = row.getString("tracking_number") + ' ' + state;
        return new PublicPlace(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), category, state,
                row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getString("town"),
                row.getString("grid"), exact ? rounded(row.getObject("latitude", Double.class)) : null,
                exact ? rounded(row.getObject("longitude", Double.class)) : null);
    }

    private static @Nullable Double rounded(@Nullable Double degrees) {
        return degrees == null ? null : Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    }

    private String shownAs(String category) {
        String group = register.category(category).map(Category::groupCode).orElse("");
        return String.valueOf(decisions.evaluateDecisionTableByKey(POLICY,
                Map.of("category", category, "categoryGroup", group)).getSingleResult().get("shownAs"));
    }
}
