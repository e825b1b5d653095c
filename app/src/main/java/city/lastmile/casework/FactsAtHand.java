package city.lastmile.casework;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the file of a request knows before whatever its process does next, as variables that last as long as the
 * transaction; once in each, for any element of any version of the model.
 */
final class FactsAtHand extends AbstractBpmnParseListener implements ExecutionListener {

    private final FactsSource source;

    FactsAtHand(FactsSource source) {
        this.source = source;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.stream().filter(process -> RequestModel.PROCESS.equals(process.getKey())).forEach(this::listen);
    }

    private void listen(ScopeImpl scope) {
        scope.getActivities().forEach(activity -> {
            activity.addBuiltInListener(EVENTNAME_START, this);
            listen(activity);
        });
    }

    /** A called process keeps what it was given: it may run for weeks, and its own file is none of its caller's. */
    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
            call.getCallableElement().getInputs().stream()
                    .filter(input -> input.getSourceValueProvider() instanceof ConstantValueProvider)
                    .forEach(input -> input.setSourceValueProvider(new Lasting(input.getSourceValueProvider())));
        }
    }

    /** The value of a variable, without the mark that it goes with the transaction. */
    private record Lasting(ParameterValueProvider name) implements ParameterValueProvider {

        @Override
        public @Nullable Object getValue(VariableScope scope) {
            return scope.getVariable(String.valueOf(name.getValue(scope)));
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        if (number != null) {
            new RequestVariables(execution).bring(() -> source.of(number));
        }
    }
}
