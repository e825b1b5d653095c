package city.lastmile.oversight;

import city.lastmile.casework.Supervision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of cards: to whom, why, what was said about it, and whether it stands. */
@Repository
class CardLedger {

    /**
     * A card that nobody has explained yet.
     *
     * @param officer who got it, or null where it went to an organisation alone
     */
    record Unexplained(long id, @Nullable String officer) {
    }

    private final JdbcClient jdbc;

    CardLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One card of a kind for each organisation and request; a second supervision gives no second card. */
    void give(long supervisionCase, String trackingNumber, String card, String group, Instant at) {
        jdbc.sql("""
                insert into supervision_card (supervision_case, tracking_number, card, officer, responsible_group,
                    superior_group, given_at)
                select :case, tracking_number, :card,
                    case when responsible_group = :group then responsible_officer end, :group, superior_group, :at
                from service_request where tracking_number = :number
                on conflict (tracking_number, card, responsible_group) do nothing""")
                .param("case", supervisionCase).param("card", card).param("group", group)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("number", trackingNumber).update();
    }

    long caseOf(String processInstance) {
        return jdbc.sql("select id from supervision_case where process_instance = :instance")
                .param("instance", processInstance).query(Long.class).single();
    }

    Optional<Unexplained> unexplained(String trackingNumber, String card, String group) {
        return jdbc.sql("""
                update supervision_card set explanation_asked = true
                where tracking_number = :number and card = :card and responsible_group = :group
                    and not explanation_asked returning id, officer""")
                .param("number", trackingNumber).param("card", card).param("group", group)
                .query((row, index) -> new Unexplained(row.getLong("id"), row.getString("officer"))).optional();
    }

    void explain(long id, String by, String words, boolean appealed, Instant at) {
        jdbc.sql("""
                update supervision_card set explanation = :words, explained_by = :by, explained_at = :at,
                    appealed = :appealed where id = :id""")
                .param("words", words).param("by", by).param("at", at.atOffset(ZoneOffset.UTC))
                .param("appealed", appealed).param("id", id).update();
    }

    String explanation(long id) {
        return jdbc.sql("select coalesce(explanation, '') from supervision_card where id = :id").param("id", id)
                .query(String.class).single();
    }

    /** @return whether the officer got the card, or wrote the explanation of it */
    boolean isAbout(long id, String officer) {
        return jdbc.sql("""
                select coalesce(officer = :officer, false) or coalesce(explained_by = :officer, false)
                from supervision_card where id = :id""")
                .param("officer", officer).param("id", id).query(Boolean.class).single();
    }

    void decide(long id, String by, String reason, boolean lifted, Instant at) {
        jdbc.sql("""
                update supervision_card set decided_by = :by, decision_reason = :reason, decided_at = :at,
                    lifted = :lifted where id = :id""")
                .param("by", by).param("reason", reason).param("at", at.atOffset(ZoneOffset.UTC))
                .param("lifted", lifted).param("id", id).update();
    }

    /** @return the highest card that stands against the request, not its assistants; where none does, a warning */
    Supervision highest(String trackingNumber) {
        return jdbc.sql("""
                select card from supervision_card where tracking_number = :number and not lifted and supervision_case in
                    (select id from supervision_case where tracking_number = :number and occasion <> 'ASSIST_OVERDUE')""")
                .param("number", trackingNumber).query(String.class).list().stream().map(Supervision::valueOf)
                .reduce(Supervision.WARNED, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
