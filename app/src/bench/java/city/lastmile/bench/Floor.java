package city.lastmile.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The floor that no platform goes below: the fewest rows, one round trip and one commit for each of the six steps.
 * No rules, no engine, no timers, no authorisation.
 */
final class Floor implements Contender {

    private static final String ENTRY = "; insert into journal values (?, %d, now(), '%s', ?)";
    private static final String REPORT = "insert into request values (?, ?, ?, ?, ?, ?, 'SUBMITTED', null, null, null,"
            + " null, now())" + ENTRY.formatted(1, "SUBMITTED");
    private static final String TRIAGE = "update request set state = 'AWAITING_CLAIM', office = ?,"
            + " handle_due = now() + interval '5 days' where number = ?" + ENTRY.formatted(2, "DISPATCHED");
    private static final String CLAIM = "update request set officer = ? where number = ?" + ENTRY.formatted(3, "CLAIMED");
    private static final String TAKE_OVER = "update request set state = ? where number = ?"
            + ENTRY.formatted(4, "IN_PROGRESS");
    private static final String HANDLE = "update request set state = 'COMPLETED', answer = ? where number = ?"
            + ENTRY.formatted(5, "COMPLETED");
    private static final String RATE = "update request set state = ? where number = ?" + ENTRY.formatted(6, "CLOSED")
            + "; insert into rating values (?, 5, 4, 5)";
    private static final String OFFICER = "officer";

    private final HikariDataSource pool = new HikariDataSource();
    private final Inbox inbox = new Inbox();

    Floor(String jdbcUrl) {
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaximumPoolSize(20);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
                InputStream schema = Floor.class.getResourceAsStream("/bench/floor/schema.sql")) {
            statement.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void report(Report report) {
        commit(REPORT, report.number(), report.description(), report.category(), report.town(), report.grid(),
                report.place(), report.number(), "resident");
        inbox.add(new Dispatched(report.number(), "grid-" + report.grid()));
    }

    @Override
    public Dispatched next() throws InterruptedException {
        return inbox.next();
    }

    @Override
    public void finish(Dispatched dispatched) {
        String number = dispatched.number();
        commit(TRIAGE, dispatched.group(), number, number, "system");
        commit(CLAIM, OFFICER, number, number, OFFICER);
        commit(TAKE_OVER, "IN_PROGRESS", number, number, OFFICER);
        commit(HANDLE, ANSWER, number, number, OFFICER);
        commit(RATE, "CLOSED", number, number, "resident", number);
    }

    /** The driver sends all statements before it asks for an answer, so that they commit as one. */
    private void commit(String statements, String... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statements)) {
            for (int n = 0; n < parameters.length; n++) {
                prepared.setString(n + 1, parameters[n]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
