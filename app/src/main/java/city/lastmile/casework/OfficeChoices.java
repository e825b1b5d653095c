package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a superior can give a request to: officers and offices, as lists for forms and for the check behind them. */
@Component
class OfficeChoices {

    private final CityRegister register;
    private final StandIns standIns;
    private final ObjectMapper json;

    OfficeChoices(CityRegister register, StandIns standIns, ObjectMapper json) {
        this.register = register;
        this.standIns = standIns;
        this.json = json;
    }

    /**
     * @return those who serve in the responsible office and in the organisation that its work falls back to, and can
     *         work on the request today; if there are none, those of the office that stands in, and at
     *         last the top of the line
     */
    List<Officer> colleagues(String trackingNumber) {
        StandIns.Line line = standIns.line(trackingNumber).orElseThrow();
        String group = Optional.ofNullable(line.file().responsibleGroup()).orElseThrow();
        Stream<String> above = register.superiorOf(group).filter(superior -> !superior.equals(GroupIds.CITY_LEADERS))
                .stream();
        List<Officer> own = Stream.concat(Stream.of(group), above)
                .flatMap(office -> standIns.free(office, line.file()).stream()).distinct().toList();
        return !own.isEmpty() ? own : standIns.forOffice(group, line)
                .map(found -> standIns.free(found.id(), line.file())).filter(found -> !found.isEmpty())
                .orElseGet(() -> register.members(line.top()));
    }

    /**
     * A head gives a request that waits for its claim to one of the people: of the office, or of the head's own
     * organisation. Officers who do not stand above the office claim for themselves.
     *
     * @param by    who names somebody
     * @param named whom
     * @return the one named
     * @throws RefusedInputException when the one may not, or the other is none of those people
     */
    String given(String by, String named, RequestFile file) {
        StandIns.Line line = standIns.line(file.trackingNumber()).orElseThrow();
        Officer head = head(by, line).orElseThrow(() -> new RefusedInputException("task.refused.assignByHead"));
        return register.officer(named).filter(officer -> officer.organisation().equals(head.organisation())
                        || colleagues(file.trackingNumber()).contains(officer)).map(Officer::id)
                .orElseThrow(() -> new RefusedInputException("task.refused.noColleague", TaskRules.shown(named)));
    }

    private Optional<Officer> head(String officer, StandIns.Line line) {
        return register.officer(officer).filter(one -> standsAbove(one, line));
    }

    private static boolean standsAbove(Officer officer, StandIns.Line line) {
        String office = line.file().responsibleGroup();
        return officer.groups().contains(line.superior()) || officer.groups().contains(line.top())
                || office != null && officer.groups().contains(GroupIds.HEADS) && officer.groups().contains(office);
    }

    /** @return the colleagues as a form's list of options */
    String officers(String trackingNumber) {
        return write(colleagues(trackingNumber).stream()
                .map(officer -> Map.of("value", officer.id(), "label", officer.name() + " · " + officer.title()))
                .toList());
    }

    /**
     * @param reader who opens the form, or null
     * @return the colleagues as a form's list of options when the reader may give the request away
     */
    Optional<String> officersFor(@Nullable String reader, String trackingNumber) {
        return Optional.ofNullable(reader).flatMap(one -> standIns.line(trackingNumber).flatMap(line -> head(one, line)))
                .map(head -> officers(trackingNumber));
    }

    /** A complaint stays with those who may know of it; everything else can go to any office of the city. */
    List<String> groups(RequestFile file) {
        if (file.confidential()) {
            return List.of(Optional.ofNullable(file.responsibleGroup()).orElseThrow());
        }
        Stream<String> grid = Optional.ofNullable(file.grid()).map(GroupIds::grid).stream();
        Stream<String> organisations = register.organisations().stream().map(OfficeChoices::group)
                .filter(group -> !group.equals(GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION)));
        return Stream.concat(grid, organisations).filter(group -> !standIns.free(group, file).isEmpty()).toList();
    }

    private static String group(Organisation organisation) {
        return organisation.kind() == Organisation.Kind.LEADERSHIP ? GroupIds.CITY_LEADERS
                : GroupIds.organisation(organisation.code());
    }

    /** @return the groups as a form's list of options */
    String offices(RequestFile file) {
        return write(groups(file).stream()
                .map(group -> Map.of("value", group, "label", register.officeName(group))).toList());
    }

    private String write(List<Map<String, String>> options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of choices cannot be written", e);
        }
    }
}
