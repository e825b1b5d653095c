package city.lastmile.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What arbitration decided, kept for those who maintain the responsibility table. */
@Repository
class Precedents implements PrecedentBook {

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

    @Override
    @Transactional(readOnly = true)
    public List<Precedent> precedents(@Nullable String category, @Nullable Long before, int most) {
        return jdbc.sql("""
                select p.* from responsibility_precedent p join service_request r using (tracking_number)
                where not r.confidential and (:category::text is null or p.category = :category) and p.id < :before
                order by p.id desc limit :most""")
                .param("category", category).param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most).query((row, index) -> new Precedent(row.getLong("id"),
                        row.getString("tracking_number"), row.getString("category"), row.getString("town"),
                        row.getString("returned_by"), row.getString("decided_group"), row.getString("grounds"),
                        row.getString("decided_by"), row.getTimestamp("decided_at").toInstant())).list();
    }
}
