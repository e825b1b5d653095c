package city.lastmile.casework;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates decisions of designers' drafts in a decision engine beside that of the processes, set up alike. */
@Component
class DecisionWorkshop implements ModelWorkshop {

    /** An evaluation runs in one thread; its listener leaves here what it was told. */
    private final ThreadLocal<List<Outcome>> heard = new ThreadLocal<>();
    private final DmnEngine engine;

    DecisionWorkshop() {
        DefaultDmnEngineConfiguration decisions = EngineSetup.decisions();
        decisions.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(this::hear)));
        engine = decisions.buildEngine();
    }

    @Override
    public Set<String> namesThatMustStay() {
        return RequestModel.NAMES;
    }

    @Override
    public List<Outcome> evaluate(String file, String decision, Map<String, @Nullable Object> inputs) {
        try {
            engine.evaluateDecision(engine.parseDecision(decision,
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))), inputs);
            return heard.get();
        } catch (DmnEngineException e) {
            throw new IllegalArgumentException(words(e), e);
        } finally {
            heard.remove();
        }
    }

    private static String words(Throwable fault) {
        String said = String.valueOf(fault.getMessage());
        Throwable cause = fault.getCause();
        return cause == null || cause == fault || said.contains(String.valueOf(cause.getMessage())) ? said
                : said + ": " + words(cause);
    }

    private void hear(DmnDecisionEvaluationEvent event) {
        List<Outcome> outcomes = new ArrayList<>();
        event.getRequiredDecisionResults().forEach(required -> add(outcomes, required));
        add(outcomes, event.getDecisionResult());
        heard.set(outcomes);
    }

    private static void add(List<Outcome> outcomes, DmnDecisionLogicEvaluationEvent event) {
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
            for (DmnEvaluatedInput input : table.getInputs()) {
                inputs.put(String.valueOf(input.getName()), input.getValue().getValue());
            }
            outcomes.add(new Outcome(table.getDecision().getKey(), inputs,
                    table.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList(),
                    table.getMatchingRules().stream().map(DecisionWorkshop::outputs).toList()));
        } else if (event instanceof DmnDecisionLiteralExpressionEvaluationEvent literal) {
            Map<String, @Nullable Object> output = new LinkedHashMap<>();
            output.put(literal.getOutputName(), literal.getOutputValue().getValue());
            outcomes.add(new Outcome(literal.getDecision().getKey(), Map.of(), List.of(), List.of(output)));
        }
    }

    private static Map<String, @Nullable Object> outputs(DmnEvaluatedDecisionRule rule) {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (DmnEvaluatedOutput output : rule.getOutputEntries().values()) {
            outputs.put(output.getOutputName(), output.getValue().getValue());
        }
        return outputs;
    }
}
