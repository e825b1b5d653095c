package city.lastmile.oversight;

import city.lastmile.worktime.Allowance;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** Typed access to the variables of what follows one card; most of those set here are local to it. */
final class CardVariables {

    private static final List<String> EXPLANATION = List.of("explanation", "decidedBy");
    private static final List<String> DECISION = List.of("decision", "decisionReason", "decidedBy");

    private final DelegateExecution execution;

    CardVariables(DelegateExecution execution) {
        this.execution = execution;
    }

    String card() {
        return required("card");
    }

    /** @return the card that this explanation or appeal is about; the supervision may have gone on to a higher one */
    String shownCard() {
        return required("shownCard");
    }

    String supervisedGroup() {
        return required("supervisedGroup");
    }

    String supervisorGroup() {
        return required("supervisorGroup");
    }

    String topGroup() {
        return required("topGroup");
    }

    /** @return the occasion of the next card, or an empty text where there is none above this one */
    String nextOccasion() {
        Object next = execution.getVariable("nextOccasion");
        return next == null ? "" : next.toString();
    }

    Allowance explainWithin() {
        return Allowance.parse(required("explainWithin"));
    }

    Allowance raiseAfter() {
        return Allowance.parse(required("raiseAfter"));
    }

    long cardId() {
        return (Long) execution.getVariable("cardId");
    }

    /** @param officer who explains it, or null where it went to an organisation alone */
    void expectExplanation(long cardId, @Nullable String officer, Instant due) {
        execution.setVariableLocal("cardNew", true);
        execution.setVariableLocal("cardId", cardId);
        execution.setVariableLocal("shownCard", card());
        execution.setVariableLocal("explainer", officer);
        execution.setVariableLocal("explainDue", Date.from(due));
        execution.setVariableLocal("appealGroup", required("appealGroup"));
        execution.setVariableLocal("appealDue", Date.from(due));
    }

    void expectNoExplanation() {
        execution.setVariableLocal("cardNew", false);
    }

    /** The moment is the supervision's: it waits for one raise at a time. */
    void raiseAt(boolean raisable, Instant at) {
        execution.setVariableLocal("raisable", raisable);
        execution.setVariable("raiseAt", Date.from(at));
    }

    /** Found where {@link #expectExplanation} made it local. */
    String appealGroup() {
        return required("appealGroup");
    }

    void appealTo(String group) {
        execution.setVariable("appealGroup", group);
    }

    /** Found where {@link #expectExplanation} made it local. */
    void appealDue(Instant due) {
        execution.setVariable("appealDue", Date.from(due));
    }

    String decidedBy() {
        return required("decidedBy");
    }

    @Nullable String entered(String field) {
        return SupervisionVariables.entered(execution, field);
    }

    void forgetExplanation() {
        execution.removeVariables(EXPLANATION);
    }

    void forgetDecision() {
        execution.removeVariables(DECISION);
    }

    private String required(String name) {
        return SupervisionVariables.required(execution, name);
    }
}
