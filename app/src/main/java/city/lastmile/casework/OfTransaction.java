package city.lastmile.casework;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction remembers until it ends. Another that runs inside it remembers its own; without one nothing is
 * remembered.
 *
 * @param <T> what is remembered
 */
final class OfTransaction<T> {

    private final Supplier<T> fresh;

    /** @param fresh gives what a transaction remembers when it begins */
    OfTransaction(Supplier<T> fresh) {
        this.fresh = fresh;
    }

    @SuppressWarnings("unchecked")
    T get() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return fresh.get();
        }
        Memory memory = (Memory) TransactionSynchronizationManager.getResource(this);
        if (memory == null) {
            memory = new Memory();
            TransactionSynchronizationManager.bindResource(this, memory);
            TransactionSynchronizationManager.registerSynchronization(memory);
        }
        return memory.content;
    }

    private final class Memory implements TransactionSynchronization {

        private T content = fresh.get();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OfTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OfTransaction.this, this);
        }

        /** What listens to the end finds what is there by then. */
        @Override
        public void afterCommit() {
            content = fresh.get();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OfTransaction.this);
        }
    }
}
