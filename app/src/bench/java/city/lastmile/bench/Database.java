package city.lastmile.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One real, durable PostgreSQL 17 that all contenders share, each with a database of its own. */
final class Database implements AutoCloseable {

    private static final List<String> TOLD = List.of("server_version", "fsync", "synchronous_commit",
            "full_page_writes", "wal_level", "shared_buffers", "checkpoint_timeout", "max_wal_size", "max_connections",
            "autovacuum");

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * @param folder where the server's data live; what was there is lost
     */
    static Database start(Path folder) throws IOException {
        return new Database(EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library that starts it switches these two off by default.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                // A checkpoint in one contender's turn and not in another's would be a lottery.
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start());
    }

    /** @return the address of a new, empty database */
    String create(String name) throws SQLException {
        execute("create database " + name);
        return address(name);
    }

    String address(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    /** Switches the counting of statements on or off; it costs a little, so that no timing runs with it. */
    void countStatements(boolean on) throws SQLException {
        set("pg_stat_statements.track", on ? "top" : "none");
    }

    /** Changes a setting of the server, for whoever is connected as well. */
    void set(String name, String value) throws SQLException {
        execute("alter system set " + name + " = '" + value + "'");
        execute("select pg_reload_conf()");
    }

    /** @return the settings that decide what a commit is worth */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String name : TOLD) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    /** @return time for which the server's processes have held a core so far; those that have ended are not counted */
    Duration cpu() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** @return a connection to the database of that name */
    Connection connect(String name) throws SQLException {
        return server.getDatabase("postgres", name).getConnection();
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
