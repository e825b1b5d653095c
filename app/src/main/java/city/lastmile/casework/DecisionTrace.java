package city.lastmile.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Listens to every evaluation of a decision, so that an assignment can explain itself: which decision, in which
 * version, which rule, on which inputs. A business rule task and the step after it run in one thread and one
 * transaction; in between the explanation waits here.
 */
@Component
class DecisionTrace implements DmnDecisionEvaluationListener, RuleTrace {

    /**
     * An evaluation.
     *
     * @param over whether its transaction is over, so that what follows is about something else
     */
    private record Evaluation(List<Map<String, Object>> decisions, AtomicBoolean over) {

        Map<String, Object> asked() {
            return decisions.get(decisions.size() - 1);
        }
    }

    private final ThreadLocal<@Nullable Evaluation> last = new ThreadLocal<>();
    private final ObjectMapper json;

    DecisionTrace(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        event.getRequiredDecisionResults().forEach(required -> add(decisions, required));
        add(decisions, event.getDecisionResult());
        AtomicBoolean over = new AtomicBoolean();
        last.set(new Evaluation(decisions, over));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    over.set(true);
                }
            });
        }
    }

    /** @return the last evaluation of this thread as JSON, or null when there was none since the last call */
    @Nullable String take() {
        Evaluation evaluation = last.get();
        last.remove();
        try {
            return evaluation == null ? null : json.writeValueAsString(evaluation.decisions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The explanation of a decision cannot be written", e);
        }
    }

    /** @return table, version, rules and inputs of the last evaluation of this thread, in one line */
    String takeRule() {
        Map<String, Object> decision = Objects.requireNonNull(last.get()).asked();
        last.remove();
        return line(decision.get("decision"), decision.get("version"), decision.get("rules"), decision.get("inputs"));
    }

    /** @return what the journal keeps of a decision that was explained when it was made */
    static String because(CaseFile.Decision decision) {
        return RecordWords.BECAUSE + line(decision.decision(), decision.version(), decision.rules(), decision.inputs());
    }

    private static String line(Object decision, @Nullable Object version, Object rules, Object inputs) {
        return decision + " v" + Objects.requireNonNullElse(version, "-") + ": " + rules + " " + inputs;
    }

    @Override
    public String because(String details, String table) {
        Evaluation evaluation = last.get();
        boolean known = evaluation != null && !evaluation.over().get() && !evaluation.decisions().isEmpty()
                && table.equals(evaluation.asked().get("decision"));
        return known ? details + RecordWords.BECAUSE + takeRule() : details;
    }

    private static void add(List<Map<String, Object>> decisions, DmnDecisionLogicEvaluationEvent event) {
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            Map<String, Object> decision = new LinkedHashMap<>();
            decision.put("decision", table.getDecision().getKey());
            if (table.getDecision() instanceof DecisionDefinition deployed) {
                decision.put("version", deployed.getVersion());
            }
            decision.put("rules", table.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList());
            decision.put("inputs", inputs(table.getInputs()));
            decisions.add(decision);
        }
    }

    private static Map<String, Object> inputs(List<DmnEvaluatedInput> evaluated) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        evaluated.forEach(input -> inputs.put(input.getName(), String.valueOf(input.getValue().getValue())));
        return inputs;
    }
}
