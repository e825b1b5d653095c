package city.lastmile.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which report a key stands for. The database's unique key decides between two that arrive at once, on
 * whatever node: the second waits until the first is committed, then finds it.
 */
@Component
class IdempotencyStore {

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was submitted under a key.
     *
     * @param fingerprint    of the whole submission
     * @param trackingNumber that it was given
     * @param created        when
     */
    record Entry(byte[] fingerprint, String trackingNumber, Instant created) {

        boolean isOf(byte[] other) {
            return Arrays.equals(fingerprint, other);
        }
    }

    /** @return whether the key was free and is now taken by this entry, within the caller's transaction */
    boolean claim(byte[] keyHash, Entry entry) {
        return jdbc.sql("""
                insert into idempotency (key_hash, fingerprint, tracking_number, created) values (?, ?, ?, ?)
                on conflict do nothing""")
                .params(keyHash, entry.fingerprint, entry.trackingNumber, Timestamp.from(entry.created))
                .update() == 1;
    }

    Optional<Entry> find(byte[] keyHash) {
        return jdbc.sql("select fingerprint, tracking_number, created from idempotency where key_hash = ?")
                .param(keyHash)
                .query((row, n) -> new Entry(row.getBytes("fingerprint"), row.getString("tracking_number"),
                        row.getTimestamp("created").toInstant()))
                .optional();
    }

    /** @return how many keys were forgotten, at most one batch; nodes that clean up at once do not wait for each other */
    int forgetBefore(Instant limit) {
        return jdbc.sql("""
                delete from idempotency where key_hash in (
                    select key_hash from idempotency where created < ? order by created limit ?
                    for update skip locked)""")
                .params(Timestamp.from(limit), BATCH).update();
    }
}
