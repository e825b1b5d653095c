package city.lastmile.oversight;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of supervisions and cards. */
@Repository
class SupervisionLedger {

    private final JdbcClient jdbc;

    SupervisionLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String processInstance, String trackingNumber, SupervisionVariables variables, Instant at) {
        long id = jdbc.sql("""
                insert into supervision_case (process_instance, tracking_number, occasion, card, supervisor_group,
                    opened_at)
                values (:instance, :number, :occasion, :card, :group, :at) returning id""")
                .param("instance", processInstance).param("number", trackingNumber)
                .param("occasion", variables.occasion()).param("card", variables.card())
                .param("group", variables.supervisorGroup()).param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class).single();
        giveCard(id, trackingNumber, variables, at);
    }

    /** One card of a colour for each organisation and request; a second supervision gives no second card. */
    private void giveCard(long supervisionCase, String trackingNumber, SupervisionVariables variables, Instant at) {
        jdbc.sql("""
                insert into supervision_card (supervision_case, tracking_number, card, officer, responsible_group,
                    given_at)
                select :case, tracking_number, :card,
                    case when responsible_group = :group then responsible_officer end, :group, :at
                from service_request where tracking_number = :number
                on conflict (tracking_number, card, responsible_group) do nothing""")
                .param("case", supervisionCase).param("card", variables.card())
                .param("group", variables.supervisedGroup()).param("at", at.atOffset(ZoneOffset.UTC))
                .param("number", trackingNumber).update();
    }

    void measured(String processInstance) {
        jdbc.sql("update supervision_case set measures = measures + 1 where process_instance = :instance")
                .param("instance", processInstance).update();
    }

    void escalated(String processInstance, String group) {
        jdbc.sql("""
                update supervision_case set escalations = escalations + 1, supervisor_group = :group
                where process_instance = :instance""")
                .param("group", group).param("instance", processInstance).update();
    }

    /** @return whether it was open until now */
    boolean close(String processInstance, Instant at) {
        return jdbc.sql("""
                update supervision_case set closed_at = :at where process_instance = :instance and closed_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("instance", processInstance).update() == 1;
    }
}
