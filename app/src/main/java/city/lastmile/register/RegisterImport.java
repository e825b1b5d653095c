package city.lastmile.register;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the register of a source in force, wholly or not at all; an unchanged source changes nothing. */
final class RegisterImport {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterImport.class);

    private final RegisterReader reader;
    private final RegisterStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    RegisterImport(RegisterReader reader, RegisterStore store, TransactionOperations transactions, Clock clock) {
        this.reader = reader;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param source the files
     * @param who    whom the history names
     * @return whether a new version is in force now
     * @throws RegisterImportException when the files are not acceptable; the version before stays in force
     */
    boolean run(RegisterSource source, String who) {
        long start = System.nanoTime();
        String checksum = source.checksum();
        Boolean changed = transactions.execute(status -> {
            store.lock();
            if (store.checksum().filter(checksum::equals).isPresent()) {
                return false;
            }
            RegisterData data = reader.read(source);
            store.replace(data);
            store.recordVersion(checksum, source.name(), who, clock.instant(), data);
            LOG.info("Register {} imported in {} ms: {} towns, {} other organisations, {} grids, {} officers",
                    source.name(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), data.towns().size(),
                    data.organisations().size(), data.grids().size(), data.officers().size());
            return true;
        });
        return Boolean.TRUE.equals(changed);
    }
}
