package city.lastmile.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Counts the engine's transactions that were undone because another one, of any node, had changed the same. */
final class Repeats extends AbstractProcessEnginePlugin {

    private final AtomicLong count = new AtomicLong();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> interceptors = new ArrayList<>(
                Objects.requireNonNullElseGet(configuration.getCustomPreCommandInterceptorsTxRequired(), List::of));
        interceptors.add(new Counter(count));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    long count() {
        return count.get();
    }

    private static final class Counter extends CommandInterceptor {

        private final AtomicLong count;

        Counter(AtomicLong count) {
            this.count = count;
        }

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException e) {
                count.incrementAndGet();
                throw e;
            }
        }
    }
}
