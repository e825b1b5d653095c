package city.lastmile.terminal;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whose leave, deputies and conflicts a head enters: those of the people and offices of the own organisation, grid
 * officers among them. City leaders enter those of the heads and their own.
 */
@Component
class Charge {

    private final CityRegister register;

    Charge(CityRegister register) {
        this.register = register;
    }

    boolean hasAny(String id) {
        return register.officer(id).map(Officer::groups).filter(groups -> groups.contains(GroupIds.HEADS)
                || groups.contains(GroupIds.CITY_LEADERS)).isPresent();
    }

    boolean ofOfficer(String head, String officer) {
        return register.officer(officer).map(person -> leads(head, person.organisation())
                || isLeader(head) && (person.groups().contains(GroupIds.HEADS) || isLeader(officer))).orElse(false);
    }

    /** @return whether the one can stand in for the other: somebody of the same organisation, or one head for another */
    boolean canStandIn(String officer, String deputy) {
        return register.officer(officer).flatMap(one -> register.officer(deputy).map(other ->
                one.organisation().equals(other.organisation()) || Stream.of(one, other)
                        .allMatch(person -> person.groups().contains(GroupIds.HEADS)))).orElse(false);
    }

    /** @return id of the officer who was typed: by sign-on name, or by a name that one person alone in charge has */
    Optional<String> officer(String head, String typed) {
        if (register.officer(typed).isPresent()) {
            return Optional.of(typed);
        }
        List<String> named = register.officers().stream()
                .filter(officer -> officer.name().equals(typed) && ofOfficer(head, officer.id())).map(Officer::id).toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    boolean ofOffice(String head, String group) {
        boolean heads = isLeader(head) && (group.equals(GroupIds.CITY_LEADERS)
                || organisations().anyMatch(code -> group.equals(GroupIds.head(code))));
        return heads || organisationOf(group).filter(code -> leads(head, code)).isPresent();
    }

    /** The organisation whose head answers for the group's office. */
    private Optional<String> organisationOf(String group) {
        if (group.equals(GroupIds.DESK)) {
            return Optional.of(GroupIds.HOTLINE_ORGANISATION);
        }
        String grid = GroupIds.grid("");
        return group.startsWith(grid) ? register.grid(group.substring(grid.length())).map(Grid::townCode)
                : organisations().filter(code -> group.equals(GroupIds.organisation(code))
                        || group.equals(GroupIds.head(code))).findFirst();
    }

    /** @return the officers in charge of whom a list can be offered: grid officers are too many for one */
    List<Officer> officers(String head) {
        return register.officers().stream().filter(officer -> !officer.groups().contains(GroupIds.GRID_OFFICERS))
                .filter(officer -> ofOfficer(head, officer.id())).toList();
    }

    /** @return the groups in charge of which a list can be offered: without grids */
    List<String> offices(String head) {
        Set<String> groups = new TreeSet<>();
        organisations().flatMap(code -> Stream.of(GroupIds.organisation(code), GroupIds.head(code)))
                .forEach(groups::add);
        groups.add(GroupIds.DESK);
        groups.add(GroupIds.CITY_LEADERS);
        return groups.stream().filter(group -> ofOffice(head, group) && !register.members(group).isEmpty()).toList();
    }

    /** @return the group that was typed: a grid's code, an organisation's, or the group's own id */
    Optional<String> office(String typed) {
        if (register.grid(typed).isPresent()) {
            return Optional.of(GroupIds.grid(typed));
        }
        return register.organisation(typed).isPresent() ? Optional.of(GroupIds.organisation(typed))
                : Optional.of(typed).filter(group -> !register.members(group).isEmpty());
    }

    private boolean leads(String head, String organisation) {
        return register.officer(head).filter(officer -> officer.groups().contains(GroupIds.head(organisation)))
                .isPresent();
    }

    private boolean isLeader(String id) {
        return register.officer(id).filter(officer -> officer.groups().contains(GroupIds.CITY_LEADERS)).isPresent();
    }

    private Stream<String> organisations() {
        return register.organisations().stream().map(Organisation::code);
    }
}
