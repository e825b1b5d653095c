package city.lastmile.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up at each start what everybody needs before the first request is taken: before the web server opens, in one
 * transaction, one node at a time.
 */
@Component
class AccessStart implements SmartInitializingSingleton {

    private final AccountTable table;
    private final EngineRights rights;
    private final Tenants tenants;
    private final TaskFilters filters;
    private final FirstAccounts firstAccounts;
    private final RegisterFollower follower;
    private final TransactionTemplate transaction;

    AccessStart(AccountTable table, EngineRights rights, Tenants tenants, TaskFilters filters,
            FirstAccounts firstAccounts, RegisterFollower follower, PlatformTransactionManager transactions) {
        this.table = table;
        this.rights = rights;
        this.tenants = tenants;
        this.filters = filters;
        this.firstAccounts = firstAccounts;
        this.follower = follower;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            table.lockSetup();
            rights.bringUpToDate();
            tenants.bringUpToDate();
            filters.bringUpToDate();
            firstAccounts.bringUpToDate();
            follower.bringUpToDate();
        });
    }
}
