package city.lastmile.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives every Spring test context a database of its own on one real PostgreSQL per test run. */
public final class FreshDatabaseFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new FreshDatabase();
    }

    /** @return the settings of a new, empty database, for a test that starts an application by itself */
    public static Map<String, Object> newDatabase() {
        return Map.of(
                "spring.datasource.url", FreshDatabase.createDatabase("test_" + FreshDatabase.COUNTER.incrementAndGet()),
                "spring.datasource.username", "postgres", "spring.datasource.password", "postgres");
    }

    /** Equal to every other of its kind, so that like contexts are cached together. */
    private record FreshDatabase() implements ContextCustomizer {

        private static final AtomicInteger COUNTER = new AtomicInteger();

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("fresh database", newDatabase()));
        }

        private static String createDatabase(String name) {
            try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return Server.INSTANCE.getJdbcUrl("postgres", name);
            } catch (SQLException e) {
                throw new IllegalStateException("No fresh database " + name, e);
            }
        }
    }

    private static final class Server {

        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8")
                        .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("max_connections", "300")
                        .start();
                stopAfterAllContexts(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The library's own hook would run beside Spring's: engines that are stopping would wait for a dead server. */
        private static void stopAfterAllContexts(EmbeddedPostgres server) {
            SpringApplication.getShutdownHandlers().add(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
