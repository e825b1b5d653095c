package city.lastmile.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which variables a form sends, and what it lets into them. */
class TaskFieldTest {

    private static final String FORM = """
            {"components": [
              {"type": "text", "text": "读一读"},
              {"type": "textarea", "key": "words", "label": "说明", "validate": {"maxLength": 3}},
              {"type": "textfield", "key": "shown", "label": "只看", "disabled": true},
              {"type": "number", "key": "days", "label": "天数"},
              {"type": "radio", "key": "choice", "label": "选择", "values": [{"label": "甲", "value": "A"}]},
              {"type": "select", "key": "office", "label": "单位", "valuesKey": "offices"},
              {"type": "taglist", "key": "tags", "label": "标签", "values": [{"label": "甲", "value": "A"}]},
              {"type": "textfield", "key": "contact.name", "label": "姓名"},
              {"type": "group", "label": "组", "components": [{"type": "checkbox", "key": "agreed", "label": "同意"}]},
              {"type": "dynamiclist", "path": "rows", "label": "表", "components": [{"type": "textfield", "key": "cell"}]}
            ]}""";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, TaskField> fields = TaskField.of(tree(FORM));

    @Test
    void a_form_sends_its_fields_but_neither_what_it_only_shows_nor_the_cells_of_a_list() {
        assertThat(fields).containsOnlyKeys("words", "days", "choice", "office", "tags", "contact", "agreed", "rows");
    }

    @Test
    void single_values_come_as_such_and_lists_as_json() {
        assertThat(accepts("words", "{'value': '好'}")).isTrue();
        assertThat(accepts("words", "{'value': '[]', 'type': 'Json'}")).isFalse();
        assertThat(accepts("days", "{'value': 3, 'type': 'Integer'}")).isTrue();
        assertThat(accepts("agreed", "{'value': true, 'type': 'Boolean', 'valueInfo': {}}")).isTrue();
        assertThat(accepts("tags", "{'value': '[1]', 'type': 'Json', 'valueInfo': null}")).isTrue();
        assertThat(accepts("rows", "{'value': '[]', 'type': 'Object'}")).isFalse();
        assertThat(accepts("contact", "{'value': '{}', 'type': 'Json'}")).isTrue();
        assertThat(accepts("words", "'好'")).isFalse();
    }

    @Test
    void an_empty_field_is_no_wrong_choice() {
        assertThat(accepts("choice", "{'value': null, 'type': null}")).isTrue();
        assertThat(accepts("choice", "{'value': ''}")).isTrue();
        assertThat(accepts("choice", "{}")).isTrue();
        assertThat(accepts("choice", "{'value': 'A'}")).isTrue();
        assertThat(accepts("choice", "{'value': 'B'}")).isFalse();
        assertThat(accepts("office", "{'value': 'whatever the engine offered'}")).isTrue();
    }

    @Test
    void rare_characters_count_as_one_each() {
        assertThat(accepts("words", "{'value': '𠀋𠀋😀'}")).isTrue();
        assertThat(accepts("words", "{'value': '𠀋𠀋😀a'}")).isFalse();
    }

    private boolean accepts(String field, String sent) {
        return fields.get(field).refusal(tree(sent.replace('\'', '"'))).isEmpty();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
