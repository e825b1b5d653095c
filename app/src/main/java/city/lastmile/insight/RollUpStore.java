package city.lastmile.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables in which ended requests are added up by day. */
@Repository
class RollUpStore {

    private static final String ENDED = "state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')";
    private static final String OF_THE_DAY = " from service_request where " + ENDED
            + " and closed_at >= :from and closed_at < :to";
    private static final long LOCK = 4_700_800;

    private final JdbcClient jdbc;

    RollUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether this node alone rolls up until its transaction ends */
    boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    /** @return the last day that is rolled up, or empty before the beginning */
    Optional<LocalDate> rolledUp() {
        return jdbc.sql("select rolled_up from insight_progress").query(LocalDate.class).optional();
    }

    /** @return the day on which the first request ended, or empty when none has */
    Optional<LocalDate> firstEnd(ZoneId zone) {
        return jdbc.sql("""
                select (closed_at at time zone :zone)::date from service_request
                where state in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED') and closed_at is not null
                order by closed_at limit 1""").param("zone", zone.getId()).query(LocalDate.class).optional();
    }

    void forget() {
        List.of("insight_ended", "insight_performance", "insight_reported", "insight_progress")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    void setRolledUp(LocalDate day) {
        jdbc.sql("""
                insert into insight_progress (rolled_up) values (:day)
                on conflict (id) do update set rolled_up = excluded.rolled_up""").param("day", day).update();
    }

    /** Adds up what ended on the day; once, for it adds. */
    void add(LocalDate day, ZoneId zone) {
        run(day, zone, """
                insert into insight_ended (day, state, tier, confidential, requests)
                select :day, state, coalesce(tier, ''), confidential, count(*)""" + OF_THE_DAY
                + " group by 2, 3, 4");
        run(day, zone, """
                insert into insight_performance (day, organisation, closed, answered, on_time, rated, satisfied, carded)
                select :day, organisation_of(responsible_group), """ + Performance.COLUMNS + OF_THE_DAY
                + " and not confidential group by 2");
        run(day, zone, """
                insert into insight_reported (day, town, category, requests)
                select (submitted_at at time zone :zone)::date, coalesce(town, ''), category, count(*)""" + OF_THE_DAY
                + """
                 and not confidential group by 1, 2, 3
                on conflict (day, town, category) do update set requests = insight_reported.requests + excluded.requests""");
    }

    private void run(LocalDate day, ZoneId zone, String sql) {
        jdbc.sql(sql).param("day", day).param("zone", zone.getId())
                .param("from", day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .param("to", day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC)).update();
    }
}
