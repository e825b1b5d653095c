package city.lastmile.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What arbitration decided, kept for those who maintain the responsibility table. */
@Repository
class Precedents {

    private final JdbcClient jdbc;

    Precedents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(RequestFile file, String decidedGroup, String grounds, String decidedBy, Instant at) {
        jdbc.sql("""
                insert into responsibility_precedent (tracking_number, category, town, returned_by, decided_group,
                    grounds, decided_by, decided_at)
                values (:number, :category, :town, :returnedBy, :decided, :grounds, :by, :at)""")
                .param("number", file.trackingNumber()).param("category", file.category()).param("town", file.town())
                .param("returnedBy", file.responsibleGroup()).param("decided", decidedGroup).param("grounds", grounds)
                .param("by", decidedBy).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }
}
