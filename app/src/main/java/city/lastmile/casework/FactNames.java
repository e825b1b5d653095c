package city.lastmile.casework;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Lets expressions name what the file of a request knows where nothing has run yet that brought it: right behind triage,
 * and in the timers of a case that is moved to another version of its model or to another step in Cockpit.
 */
final class FactNames extends SpringExpressionManager {

    private final FactsSource source;

    FactNames(ApplicationContext context, FactsSource source) {
        super(context);
        this.source = source;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver all = new CompositeELResolver();
        all.add(super.createElResolver());
        all.add(new Resolver(source));
        return all;
    }

    private static final class Resolver extends ELResolver {

        private final FactsSource source;

        private Resolver(FactsSource source) {
            this.source = source;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base != null || !(property instanceof String name) || !FileFacts.has(name)) {
                return null;
            }
            String number = number(context.getContext(VariableScope.class));
            Object value = number == null ? null : source.of(number).get(name);
            context.setPropertyResolved(value != null);
            return value;
        }

        private static @Nullable String number(@Nullable Object scope) {
            DelegateExecution execution = scope instanceof DelegateTask task ? task.getExecution()
                    : scope instanceof DelegateExecution itself ? itself : null;
            return execution == null ? null : execution.getProcessBusinessKey();
        }

        @Override
        public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return Object.class;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
            // Nobody writes into a file by an expression.
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }
    }
}
