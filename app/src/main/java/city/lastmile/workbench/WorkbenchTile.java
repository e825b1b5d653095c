package city.lastmile.workbench;

import city.lastmile.platform.HomePageMarks;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the staff's home page whether its reader is a designer; the page belongs to sign-on. */
@Component
class WorkbenchTile implements HomePageMarks {

    private final CityRegister register;

    WorkbenchTile(CityRegister register) {
        this.register = register;
    }

    @Override
    public Map<String, Object> of(String reader) {
        return Map.of("designs", register.officer(reader)
                        .map(officer -> officer.groups().contains(GroupIds.DESIGNERS)).orElse(false));
    }
}
