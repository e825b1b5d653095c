package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import city.lastmile.insight.RequestLine.Mark;
import city.lastmile.insight.RequestLine.Urgency;
import city.lastmile.insight.Selection.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds a page's requests in the index over what is open, or over the last ends. An organisation's are walked state by
 * state in the order of the list: however many it has, hardly more of them are read than the page shows.
 */
@Repository
class StoredRequestLists implements RequestLists {

    private static final String OPEN = "state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')";
    private static final String ENDED = "state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')";
    private static final String DUE = "coalesce(case when state = 'AWAITING_CLAIM' then claim_due else handle_due end,"
            + " 'infinity')";
    private static final String PAGE = " order by " + DUE + ", tracking_number limit :most";
    /** All of them open. */
    private static final Set<Figure> WALKED = EnumSet.of(Figure.OPEN, Figure.OVERDUE, Figure.TODAY, Figure.WARNED,
            Figure.YELLOW, Figure.RED);
    private static final Set<RequestState> OPEN_STATES = Stream.of(RequestState.values())
            .filter(state -> !state.isFinal()).collect(Collectors.toUnmodifiableSet());
    private static final int SUMMARY = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredRequestLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<RequestLine> page(Selection selection, @Nullable Mark after, int most) {
        Map<String, @Nullable Object> parameters = parameters(selection, after);
        parameters.put("most", most);
        return jdbc.sql(sql(selection)).params(parameters).query(StoredRequestLists::line).list();
    }

    static String sql(Selection selection) {
        String wanted = " where (" + population(selection.figure()) + ")" + conditions(selection) + " and (" + DUE
                + ", tracking_number) > (cast(:due as timestamptz), :number)";
        String found = isWalked(selection)
                ? "unnest(cast(:states as text[])) walked (stage) cross join lateral (select * from service_request" + wanted
                        + " and state = walked.stage" + PAGE + ") page"
                : "service_request" + wanted;
        return "select tracking_number, state, supervision, category, town, grid, substr(description, 1, " + SUMMARY
                + "), responsible_group, responsible_officer, submitted_at, nullif(" + DUE + ", 'infinity'), "
                + "case when " + ENDED + " then 'CALM' when " + Tally.OVERDUE + " then 'OVERDUE' when "
                + Tally.DUE_TODAY + " then 'TODAY' when " + Tally.WARNED
                + " then 'WARNED' else 'CALM' end from " + found + PAGE;
    }

    private static boolean isWalked(Selection selection) {
        return selection.organisation() != null && WALKED.contains(selection.figure());
    }

    private static String population(Figure figure) {
        return switch (figure) {
            case OPEN -> OPEN;
            case OVERDUE -> OPEN + " and " + Tally.OVERDUE;
            case TODAY -> OPEN + " and " + Tally.DUE_TODAY;
            case WARNED -> OPEN + " and " + Tally.WARNED;
            case YELLOW -> OPEN + " and supervision = 'YELLOW'";
            case RED -> OPEN + " and " + Tally.RED;
            case REPORTED_TODAY -> since("today");
            case REPORTED_LATELY -> since("lately");
            case ENDED_TODAY -> ENDED + " and closed_at >= :today";
        };
    }

    /** What was reported since then is open, or has ended since then. */
    private static String since(String day) {
        return "(" + OPEN + " or " + ENDED + " and closed_at >= :" + day + ") and submitted_at >= :" + day;
    }

    private static String conditions(Selection selection) {
        List<String> conditions = new ArrayList<>();
        if (selection.organisation() != null) {
            conditions.add("organisation_of(responsible_group) = :organisation");
        }
        if (!selection.states().isEmpty()) {
            conditions.add("state = any(cast(:states as text[]))");
        }
        if (selection.town() != null) {
            conditions.add("coalesce(town, '') = :town");
        }
        if (selection.category() != null) {
            conditions.add("category = :category");
        }
        if (selection.grid() != null) {
            conditions.add("grid = :grid");
        }
        if (!selection.confidential()) {
            conditions.add("not confidential");
        }
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
    }

    private Map<String, @Nullable Object> parameters(Selection selection, @Nullable Mark after) {
        LocalDate today = LocalDate.now(clock);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("organisation", selection.organisation());
        Set<RequestState> states = selection.states().isEmpty() ? OPEN_STATES : selection.states();
        parameters.put("states", states.stream().map(RequestState::name).toArray(String[]::new));
        parameters.put("town", selection.town());
        parameters.put("category", selection.category());
        parameters.put("grid", selection.grid());
        parameters.put("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        parameters.put("today", start(today));
        parameters.put("tomorrow", start(today.plusDays(1)));
        parameters.put("lately", start(today.minusDays(HotTopics.LATELY - 1)));
        parameters.put("due", after == null ? "-infinity" : after.due() == null ? "infinity" : after.due().toString());
        parameters.put("number", after == null ? "" : after.trackingNumber());
        return parameters;
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static RequestLine line(ResultSet row, int index) throws SQLException {
        return new RequestLine(row.getString(1), RequestState.valueOf(row.getString(2)),
                Supervision.valueOf(row.getString(3)), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getString(8), row.getString(9), row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)), Urgency.valueOf(row.getString(12)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
