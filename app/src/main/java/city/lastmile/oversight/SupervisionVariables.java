package city.lastmile.oversight;

import city.lastmile.casework.Choice;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** Typed access to the variables of {@code supervision}. */
final class SupervisionVariables {

    private static final List<String> FORM_FIELDS = List.of("measure", "instruction", "assignee", "decidedBy");

    private final VariableScope scope;

    SupervisionVariables(VariableScope scope) {
        this.scope = scope;
    }

    String occasion() {
        return required("occasion");
    }

    String card() {
        return required("card");
    }

    String supervisorGroup() {
        return required("supervisorGroup");
    }

    void setSupervisorGroup(String group) {
        scope.setVariable("supervisorGroup", group);
    }

    /** The group that gets the card: the one responsible for the request, or one that assists. */
    String supervisedGroup() {
        return required("supervisedGroup");
    }

    String topGroup() {
        return required("topGroup");
    }

    String answerWithin() {
        return required("answerWithin");
    }

    String followUpAfter() {
        return required("followUpAfter");
    }

    void setAnswerDue(Instant due) {
        scope.setVariable("answerDue", Date.from(due));
    }

    void setFollowUpAt(Instant at) {
        scope.setVariable("followUpAt", Date.from(at));
    }

    String decidedBy() {
        return required("decidedBy");
    }

    void setDecidedBy(String officer) {
        scope.setVariable("decidedBy", officer);
    }

    @Nullable String entered(String field) {
        return entered(scope, field);
    }

    /**
     * @return what was chosen in a field of a form
     * @throws city.lastmile.platform.RefusedInputException with that refusal when nothing was
     */
    Choice chosen(String field, String refusal) {
        return Choice.of(scope, field, refusal);
    }

    /** @return what was entered in a form, or null; nothing but white space counts as nothing */
    static @Nullable String entered(VariableScope scope, String field) {
        Object value = scope.getVariable(field);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    void forgetForm() {
        scope.removeVariables(FORM_FIELDS);
    }

    private String required(String name) {
        return required(scope, name);
    }

    /** @throws IllegalStateException when nobody has set it */
    static String required(VariableScope scope, String name) {
        Object value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("Variable " + name + " is missing: does a table or a form set it?");
        }
        return value.toString();
    }
}
