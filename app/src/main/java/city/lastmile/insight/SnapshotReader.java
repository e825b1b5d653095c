package city.lastmile.insight;

import city.lastmile.insight.History.Reported;
import city.lastmile.insight.History.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what is open and what ended since the last roll-up, each in one pass over one index, as of one moment of the
 * database. The cost grows with the open requests and those that ended in two days, never with all there are.
 */
@Repository
class SnapshotReader {

    /** So many days that are over may wait for their roll-up before the figures are called incomplete. */
    static final int LIVE_DAYS = 3;

    static final String OPEN = """
            select grouping(organisation, category, grid), confidential, state, coalesce(tier, ''),
                organisation, coalesce(town, ''), category, coalesce(grid, ''), day,
            """ + Tally.COLUMNS + """
             from (select *, (submitted_at at time zone :zone)::date as day,
                    organisation_of(responsible_group) as organisation from service_request
                where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')) open
            group by grouping sets ((confidential, state, tier), (confidential, organisation),
                (confidential, town, category, day), (confidential, town, grid))""";
    static final String ENDED = """
            select grouping(responsible_group, category, grid_of_today), confidential, state, coalesce(tier, ''), last_day,
                organisation_of(responsible_group), coalesce(town, ''), category, day, count(*),
            """ + Performance.COLUMNS + """
            , grid_of_today from (select *, (submitted_at at time zone :zone)::date as day,
                    (closed_at at time zone :zone)::date as last_day,
                    case when submitted_at >= :today then coalesce(grid, '') end as grid_of_today from service_request
                where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and closed_at >= :since) ended
            group by grouping sets ((confidential, last_day, state, tier), (confidential, responsible_group),
                (confidential, town, category, day), (confidential, town, grid_of_today))""";

    private final JdbcClient jdbc;
    private final HistoryReader history;
    private final TransactionTemplate atOneMoment;
    private final Clock clock;

    SnapshotReader(JdbcClient jdbc, HistoryReader history, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
        this.atOneMoment = new TransactionTemplate(transactions);
        atOneMoment.setReadOnly(true);
        atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        atOneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Snapshot read() {
        return atOneMoment.execute(transaction -> {
            Optional<History> old = history.read();
            LocalDate today = LocalDate.now(clock);
            Filling filling = new Filling(today, old.filter(past -> !past.rolledUp().plusDays(LIVE_DAYS).isBefore(today)));
            countOpen(filling);
            countEnded(filling);
            return filling.snapshot(clock.instant());
        });
    }

    private void countOpen(Filling filling) {
        ZoneId zone = clock.getZone();
        jdbc.sql(OPEN).param("zone", zone.getId()).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", start(filling.today)).param("tomorrow", start(filling.today.plusDays(1)))
                .query(filling::addOpen);
    }

    private void countEnded(Filling filling) {
        LocalDate since = filling.old.map(past -> past.rolledUp().plusDays(1)).orElse(filling.today);
        jdbc.sql(ENDED).param("zone", clock.getZone().getId()).param("since", start(since))
                .param("today", start(filling.today)).query(filling::addEnded);
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** Takes the rows as they come. */
    private static final class Filling {

        private final LocalDate today;
        private final Optional<History> old;
        private final List<Standing> standing = new ArrayList<>();
        private final Map<Snapshot.Matter, Tally> matters = new HashMap<>();
        private final Map<Snapshot.Grid, Tally> grids = new HashMap<>();
        private final Map<String, Tally> offices = new HashMap<>();
        private final Map<String, Performance> performance = new HashMap<>();
        private final List<Reported> reported = new ArrayList<>();
        private final Map<LocalDate, Long> closedByDay = new HashMap<>();

        Filling(LocalDate today, Optional<History> old) {
            this.today = today;
            this.old = old;
            old.ifPresent(past -> {
                standing.addAll(past.ended());
                performance.putAll(past.performance());
                reported.addAll(past.reported());
                closedByDay.putAll(past.closedByDay());
            });
        }

        void addOpen(ResultSet row) throws SQLException {
            Tally tally = Tally.read(row, 10);
            int kind = row.getInt(1);
            if (kind == 7) {
                standing.add(new Standing(row.getString(3), row.getString(4), row.getBoolean(2), tally));
            } else if (row.getBoolean(2)) {
                return;
            } else if (kind == 3) {
                offices.merge(row.getString(5), tally, Tally::plus);
            } else if (kind == 5) {
                Snapshot.Matter matter = new Snapshot.Matter(row.getString(6), row.getString(7));
                matters.merge(matter, tally, Tally::plus);
                reported.add(new Reported(row.getObject(9, LocalDate.class), matter.town(), matter.category(),
                        tally.open()));
            } else {
                grids.merge(new Snapshot.Grid(row.getString(6), row.getString(8)), tally, Tally::plus);
            }
        }

        void addEnded(ResultSet row) throws SQLException {
            long requests = row.getLong(10);
            boolean confidential = row.getBoolean(2);
            int kind = row.getInt(1);
            if (kind == 7) {
                standing.add(new Standing(row.getString(3), row.getString(4), confidential, Tally.of(requests)));
                if (!confidential) {
                    closedByDay.merge(row.getObject(5, LocalDate.class), requests, Long::sum);
                }
            } else if (confidential) {
                return;
            } else if (kind == 3) {
                performance.merge(row.getString(6), Performance.read(row, 11), Performance::plus);
            } else if (kind == 5) {
                addEndedMatter(row.getObject(9, LocalDate.class), new Snapshot.Matter(row.getString(7), row.getString(8)), requests);
            } else if (row.getString("grid_of_today") != null) {
                grids.merge(new Snapshot.Grid(row.getString(7), row.getString("grid_of_today")),
                        Tally.endedToday(requests), Tally::plus);
            }
        }

        private void addEndedMatter(LocalDate day, Snapshot.Matter matter, long requests) {
            reported.add(new Reported(day, matter.town(), matter.category(), requests));
            if (day.equals(today)) {
                matters.merge(matter, Tally.endedToday(requests), Tally::plus);
            }
        }

        Snapshot snapshot(Instant asOf) {
            return new Snapshot(asOf, today, old.isPresent(), List.copyOf(standing), Map.copyOf(matters),
                    Map.copyOf(grids), Map.copyOf(offices), Map.copyOf(performance), List.copyOf(reported),
                    Map.copyOf(closedByDay));
        }
    }
}
