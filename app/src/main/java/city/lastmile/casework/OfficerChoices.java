package city.lastmile.casework;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a superior can give a request to. */
@Component
class OfficerChoices {

    private final CityRegister register;
    private final ObjectMapper json;

    OfficerChoices(CityRegister register, ObjectMapper json) {
        this.register = register;
        this.json = json;
    }

    /** @return the members of the group and of the group above it, as a form's list of options */
    String officers(String group) {
        Stream<Officer> above = register.superiorOf(group).stream()
                .flatMap(superior -> register.members(superior).stream());
        List<Map<String, String>> options = Stream.concat(register.members(group).stream(), above).distinct()
                .map(officer -> Map.of("value", officer.id(), "label", officer.name() + " · " + officer.title()))
                .toList();
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The list of officers cannot be written", e);
        }
    }
}
