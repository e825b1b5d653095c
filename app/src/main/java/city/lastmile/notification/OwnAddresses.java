package city.lastmile.notification;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The addresses that officers enter themselves, where the city offers no directory of its own. */
@Repository
class OwnAddresses {

    private final JdbcClient jdbc;

    OwnAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OfficerAddresses.Addresses> of(String officer) {
        return jdbc.sql("select mobile, email from officer_address where officer_id = ?").param(officer)
                .query((row, index) -> new OfficerAddresses.Addresses(row.getString(1), row.getString(2))).optional();
    }

    /** Two nulls forget the officer's addresses. */
    void set(String officer, @Nullable String mobile, @Nullable String email, Instant now) {
        if (mobile == null && email == null) {
            jdbc.sql("delete from officer_address where officer_id = ?").param(officer).update();
            return;
        }
        jdbc.sql("""
                insert into officer_address (officer_id, mobile, email, changed_at) values (:officer, :mobile, :email, :now)
                on conflict (officer_id) do update set mobile = :mobile, email = :email, changed_at = :now""")
                .param("officer", officer).param("mobile", mobile).param("email", email)
                .param("now", MessageStore.utc(now)).update();
    }
}
