package city.lastmile.register;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports the register before any bean can ask it: whoever has a {@link CityRegister} in hand has a whole one, and
 * the web server, which starts after all beans, never answers without it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterProperties.class)
class RegisterConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterConfiguration.class);

    @Bean
    RegisterTexts registerTexts() {
        return new RegisterTexts();
    }

    @Bean
    @DependsOnDatabaseInitialization
    RegisterImport registerImport(RegisterTexts texts, JdbcTemplate jdbc, PlatformTransactionManager transactions,
            Clock clock) {
        return new RegisterImport(new RegisterReader(texts), new RegisterStore(jdbc),
                new TransactionTemplate(transactions), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    SnapshotSource snapshotSource(RegisterTexts texts, JdbcClient client, PlatformTransactionManager transactions) {
        TransactionTemplate oneVersion = new TransactionTemplate(transactions);
        oneVersion.setReadOnly(true);
        oneVersion.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new SnapshotSource(new RegisterLoader(client), texts, oneVersion);
    }

    @Bean
    LiveRegister cityRegister(RegisterProperties properties, RegisterImport imports, SnapshotSource snapshots) {
        String source = properties.source();
        if (source != null && !source.isBlank()) {
            imports.run(RegisterSource.at(source.strip()), System.getProperty("user.name", "?"));
        }
        if (snapshots.version() == 0) {
            throw new NoRegisterException();
        }
        RegisterSnapshot first = snapshots.load();
        LOG.info("Register version {} of {} is in force", first.version(), first.city().nameZh());
        return new LiveRegister(first);
    }

    @Bean
    RegisterRefresh registerRefresh(LiveRegister register, SnapshotSource snapshots, ApplicationEventPublisher events) {
        return new RegisterRefresh(register, snapshots, events);
    }

    @Bean
    LiveStaffBook staffBook(CityRegister register, JdbcClient client, PlatformTransactionManager transactions,
            Clock clock) {
        return new LiveStaffBook(register, new StaffBookStore(client), new TransactionTemplate(transactions), clock);
    }
}
