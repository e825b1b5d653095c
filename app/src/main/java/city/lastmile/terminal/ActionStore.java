package city.lastmile.terminal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers what telephones sent. The database's unique key decides between two that arrive at once, on whatever node:
 * the second waits until the first is committed, then finds it.
 */
@Component
class ActionStore {

    /** Longer than any dead spot, and than an officer's leave. */
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ActionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was done under a key.
     *
     * @param fingerprint    of the whole action
     * @param trackingNumber that came of it, or null
     */
    record Entry(byte[] fingerprint, @Nullable String trackingNumber) {

        boolean isOf(byte[] other) {
            return Arrays.equals(fingerprint, other);
        }
    }

    /** @return whether the key was free and is now the officer's, within the caller's transaction */
    boolean claim(String officer, String key, byte[] fingerprint, @Nullable String trackingNumber) {
        return jdbc.sql("""
                insert into terminal_action (officer, action_key, fingerprint, tracking_number, done_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Arrays.asList(officer, key, fingerprint, trackingNumber, Timestamp.from(clock.instant())))
                .update() == 1;
    }

    Optional<Entry> find(String officer, String key) {
        return jdbc.sql("select fingerprint, tracking_number from terminal_action where officer = ? and action_key = ?")
                .params(officer, key).query((row, index) -> new Entry(row.getBytes(1), row.getString(2))).optional();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        jdbc.sql("""
                delete from terminal_action where (officer, action_key) in (
                    select officer, action_key from terminal_action where done_at < ? order by done_at limit ?
                    for update skip locked)""")
                .params(Timestamp.from(clock.instant().minus(KEPT)), BATCH).update();
    }
}
