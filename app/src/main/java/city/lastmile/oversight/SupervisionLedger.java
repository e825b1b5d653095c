package city.lastmile.oversight;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of supervisions. */
@Repository
class SupervisionLedger {

    private final JdbcClient jdbc;

    SupervisionLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of the supervision */
    long open(String processInstance, String trackingNumber, SupervisionVariables variables, Instant at) {
        return jdbc.sql("""
                insert into supervision_case (process_instance, tracking_number, occasion, card, supervisor_group,
                    opened_at)
                values (:instance, :number, :occasion, :card, :group, :at) returning id""")
                .param("instance", processInstance).param("number", trackingNumber)
                .param("occasion", variables.occasion()).param("card", variables.card())
                .param("group", variables.supervisorGroup()).param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class).single();
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

    /** @return whether a supervision that the group opened by hand is open */
    boolean isOrdered(String trackingNumber, String group) {
        return jdbc.sql("""
                select exists (select from supervision_case where tracking_number = :number and occasion = 'MANUAL'
                    and supervisor_group = :group and closed_at is null)""")
                .param("number", trackingNumber).param("group", group).query(Boolean.class).single();
    }

    /** @return whether it was open until now */
    boolean close(String processInstance, Instant at) {
        return jdbc.sql("""
                update supervision_case set closed_at = :at where process_instance = :instance and closed_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("instance", processInstance).update() == 1;
    }
}
