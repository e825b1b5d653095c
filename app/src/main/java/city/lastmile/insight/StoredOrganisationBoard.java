package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts one organisation's part of the index over what is open. */
@Repository
class StoredOrganisationBoard implements OrganisationBoard {

    static final String SQL = "select state, case when state in ('IN_PROGRESS', 'SHELVED') then responsible_officer end, "
            + Tally.COLUMNS + """
             from service_request where state not in ('CLOSED', 'WITHDRAWN', 'DECLINED', 'MERGED')
                and organisation_of(responsible_group) = :organisation and (:confidential or not confidential)
            group by 1, 2""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredOrganisationBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Standing of(String organisation, boolean confidential) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Map<RequestState, Tally> byState = new EnumMap<>(RequestState.class);
        Map<String, Long> inHand = new HashMap<>();
        jdbc.sql(SQL).param("organisation", organisation).param("confidential", confidential)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).param("today", start(today))
                .param("tomorrow", start(today.plusDays(1))).query(row -> {
                    Tally tally = Tally.read(row, 3);
                    byState.merge(RequestState.valueOf(row.getString(1)), tally, Tally::plus);
                    String officer = row.getString(2);
                    if (officer != null) {
                        inHand.merge(officer, tally.open(), Long::sum);
                    }
                });
        return new Standing(now, Map.copyOf(byState), Map.copyOf(inHand));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }
}
