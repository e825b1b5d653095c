package city.lastmile.register;

import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/** Loads the version in force from the database. */
final class SnapshotSource {

    private final RegisterLoader loader;
    private final RegisterTexts texts;
    private final TransactionOperations oneVersion;

    /** @param oneVersion a transaction within which all queries see the same version */
    SnapshotSource(RegisterLoader loader, RegisterTexts texts, TransactionOperations oneVersion) {
        this.loader = loader;
        this.texts = texts;
        this.oneVersion = oneVersion;
    }

    /** @return the version in force; not to be asked for before the first import */
    RegisterSnapshot load() {
        return Objects.requireNonNull(oneVersion.execute(
                status -> new RegisterSnapshot(loader.version(), loader.load(), texts)));
    }

    /** @return the number of the version in force; 0 before the first import */
    long version() {
        return loader.version();
    }
}
