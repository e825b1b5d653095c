package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What somebody chose among the options of a task's form. Which there are is the form's matter alone; that it is one of
 * them has been seen to when the task was completed, see {@link FormOptions}.
 *
 * @param value as the form sends it
 * @param label as the form called it then, or null where that is not known any more
 */
public record Choice(String value, @Nullable String label) {

    /** Behind the name of a field, the variable that holds the label until the transaction ends. */
    static final String LABEL = "Label";

    /**
     * @param scope where the completed form's values are
     * @return what was chosen in the field
     * @throws RefusedInputException with that refusal when nothing was
     */
    public static Choice of(VariableScope scope, String field, String refusal) {
        Object value = scope.getVariable(field);
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            throw new RefusedInputException(refusal, TaskRules.shown(null));
        }
        Object label = scope.getVariable(field + LABEL);
        return new Choice(text, label == null ? null : label.toString());
    }

    /** @return what the journal keeps: the value, which outlives names, and the name that it had */
    public String kept() {
        return label == null ? value : value + "「" + label.replace('」', '』') + "」";
    }

    /**
     * @param prefix of the keys under which the bundles may translate it
     * @return the form's own label, for forms are Chinese; for others the bundle's text, the label where there is none
     */
    public String words(MessageSource messages, String prefix, Locale locale) {
        String own = label == null ? value : label;
        boolean asInForm = label != null && locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return asInForm ? own : String.valueOf(messages.getMessage(prefix + value, null, own, locale));
    }
}
