package city.lastmile.insight;

import city.lastmile.insight.History.Reported;
import city.lastmile.insight.History.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is rolled up, anew when another day is. */
@Repository
class HistoryReader {

    private final JdbcClient jdbc;
    private final AtomicReference<@Nullable History> last = new AtomicReference<>();

    HistoryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the roll-up has come, and since when it has been going on. */
    private record Progress(LocalDate rolledUp, Instant begunAt) {

        boolean isThatOf(History history) {
            return history.rolledUp().equals(rolledUp) && history.begunAt().equals(begunAt);
        }
    }

    /** @return what is rolled up, or empty before the beginning */
    Optional<History> read() {
        return jdbc.sql("select rolled_up, begun_at from insight_progress").query((row, index) ->
                new Progress(row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant())).optional()
                .map(this::read);
    }

    private History read(Progress progress) {
        History known = last.get();
        if (known == null || !progress.isThatOf(known)) {
            known = add(progress);
            last.set(known);
        }
        return known;
    }

    private History add(Progress progress) {
        LocalDate since = progress.rolledUp().minusDays(History.DAYS);
        List<Standing> ended = jdbc.sql("""
                select state, tier, confidential, sum(requests) from insight_ended group by state, tier, confidential""")
                .query((row, index) -> new Standing(row.getString(1), row.getString(2), row.getBoolean(3),
                        Tally.of(row.getLong(4)))).list();
        Map<LocalDate, Long> closed = new HashMap<>();
        jdbc.sql("""
                select day, sum(requests) from insight_ended where day > :since and not confidential group by day""")
                .param("since", since).query(row -> {
                    closed.put(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        Map<String, Performance> performance = new HashMap<>();
        jdbc.sql("""
                select organisation, sum(closed), sum(answered), sum(on_time), sum(rated), sum(satisfied), sum(carded)
                from insight_performance where day > :since group by organisation""")
                .param("since", since).query(row -> {
                    performance.put(row.getString(1), Performance.read(row, 2));
                });
        List<Reported> reported = jdbc.sql("""
                select day, town, category, requests from insight_reported where day > :since""")
                .param("since", since).query((row, index) -> new Reported(row.getObject(1, LocalDate.class),
                        row.getString(2), row.getString(3), row.getLong(4))).list();
        return new History(progress.rolledUp(), progress.begunAt(), ended, closed, performance, reported);
    }
}
