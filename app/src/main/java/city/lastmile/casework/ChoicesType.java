package city.lastmile.casework;

import org.camunda.bpm.engine.impl.form.type.AbstractFormFieldType;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * The type {@code choices} of a field in a task's form data: what a list of its form offers. It is made by the field's
 * default value whenever somebody opens the form, so that it is never out of date, and is kept nowhere; null where the
 * form offers nothing.
 */
final class ChoicesType extends AbstractFormFieldType {

    static final String NAME = "choices";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public TypedValue convertToFormValue(TypedValue value) {
        return value;
    }

    /** A form that is sent would leave each field's value in the case; this one goes with the transaction. */
    @Override
    public TypedValue convertToModelValue(TypedValue value) {
        return value instanceof JsonValue list ? SpinValues.jsonValue(list.getValueSerialized(), true).create()
                : Variables.untypedNullValue(true);
    }

    @Override
    @Deprecated
    public Object convertFormValueToModelValue(Object value) {
        return value;
    }

    @Override
    @Deprecated
    public String convertModelValueToFormValue(Object value) {
        return String.valueOf(value);
    }
}
