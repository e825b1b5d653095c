package city.lastmile.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts, as the database keeps them. */
@Component
class AccountTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<OfficerAccount> find(String officerId) {
        return jdbc.sql("select officer_id, enabled, password_set_at, must_change from officer_account"
                + " where officer_id = :id").param("id", officerId).query(AccountTable::account).optional();
    }

    List<OfficerAccount> all() {
        return jdbc.sql("select officer_id, enabled, password_set_at, must_change from officer_account"
                + " order by officer_id").query(AccountTable::account).list();
    }

    void savePassword(String officerId, String hash, boolean mustChange, boolean demo) {
        jdbc.sql("""
                insert into officer_account (officer_id, password_hash, password_set_at, must_change, demo)
                values (:id, :hash, :now, :mustChange, :demo)
                on conflict (officer_id) do update set password_hash = excluded.password_hash,
                  password_set_at = excluded.password_set_at, must_change = excluded.must_change,
                  demo = excluded.demo, failed_attempts = 0, locked_until = null
                """).param("id", officerId).param("hash", hash).param("now", now()).param("mustChange", mustChange)
                .param("demo", demo).update();
    }

    void setEnabled(String officerId, boolean enabled) {
        jdbc.sql("update officer_account set enabled = :enabled where officer_id = :id")
                .param("enabled", enabled).param("id", officerId).update();
    }

    /**
     * Counts an attempt before it is known how it ends, so that guesses sent all at once count too. From the fifth
     * on, the account rests: one minute, two, four … at most half an hour.
     *
     * @return the hash to compare with; nothing for an unknown, disabled or resting account
     */
    Optional<String> beginAttempt(String officerId) {
        return jdbc.sql("""
                update officer_account set failed_attempts = failed_attempts + 1,
                  locked_until = case when failed_attempts >= 4
                    then cast(:now as timestamptz) + least(30, power(2, least(failed_attempts - 4, 6)))
                      * interval '1 minute' end
                where officer_id = :id and enabled and (locked_until is null or locked_until <= :now)
                returning password_hash
                """).param("id", officerId).param("now", now()).query(String.class).optional();
    }

    void endAttempt(String officerId) {
        jdbc.sql("update officer_account set failed_attempts = 0, locked_until = null where officer_id = :id")
                .param("id", officerId).update();
    }

    int removeDemo() {
        return jdbc.sql("delete from officer_account where demo").update();
    }

    /** Lets one node at a time set up what all nodes share; held until the transaction ends. */
    void lockSetup() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('lastmile.access.setup'))::text").query(String.class).list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static OfficerAccount account(ResultSet row, int number) throws SQLException {
        Instant setAt = row.getTimestamp("password_set_at").toInstant();
        return new OfficerAccount(row.getString("officer_id"), row.getBoolean("enabled"), setAt,
                row.getBoolean("must_change"));
    }
}
