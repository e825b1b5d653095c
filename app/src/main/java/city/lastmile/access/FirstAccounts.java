package city.lastmile.access;

import city.lastmile.access.AccessProperties.DemoAccounts;
import city.lastmile.register.GroupIds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The accounts that must be there before anybody can hand out others: the demonstration's in its profile, else one
 * administrator with a password from the settings. A demonstration's accounts never outlive it.
 */
@Component
class FirstAccounts {

    static final String PASSWORD_SETTING = "lastmile.access.admin-password";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);

    private final AccessProperties properties;
    private final AccountTable table;
    private final AccountService accounts;
    private final People people;
    private final boolean demo;

    FirstAccounts(AccessProperties properties, AccountTable table, AccountService accounts, People people,
            Environment environment) {
        this.properties = properties;
        this.table = table;
        this.accounts = accounts;
        this.people = people;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    void bringUpToDate() {
        if (demo && properties.demoAccounts() != null) {
            ensureDemo(properties.demoAccounts());
        } else {
            removeDemo();
        }
        ensureAdministrator();
    }

    private void ensureDemo(DemoAccounts accountsOfDemo) {
        accountsOfDemo.officers().stream()
                .filter(id -> table.find(id).isEmpty() && people.find(id).isPresent())
                .forEach(id -> accounts.setDemoPassword(id, accountsOfDemo.password()));
    }

    private void removeDemo() {
        int removed = table.removeDemo();
        if (removed > 0) {
            LOG.warn("Removed {} accounts that a demonstration left in this database", removed);
        }
    }

    private void ensureAdministrator() {
        boolean present = table.all().stream().filter(OfficerAccount::enabled)
                .anyMatch(account -> people.isMember(account.officerId(), GroupIds.ADMINISTRATORS));
        if (!present) {
            accounts.setPassword(properties.adminId(), fit(properties.adminPassword()));
            LOG.info("Created the administrator {}", properties.adminId());
        }
    }

    private String fit(@Nullable String password) {
        if (password == null || password.isBlank()) {
            throw new AdministratorPasswordException(null);
        }
        PasswordRules.ground(properties.adminId(), password).ifPresent(ground -> {
            throw new AdministratorPasswordException(ground);
        });
        return password;
    }
}
