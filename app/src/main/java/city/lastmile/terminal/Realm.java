package city.lastmile.terminal;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who has a board: heads that of their organisation, city leaders and supervisors that of the city. */
@Component
class Realm {

    private final CityRegister register;

    Realm(CityRegister register) {
        this.register = register;
    }

    /** @return code of the organisation whose head the person is, if he is one */
    Optional<String> organisation(String id) {
        return register.officer(id).filter(person -> person.groups().contains(GroupIds.head(person.organisation())))
                .map(Officer::organisation);
    }

    /** @throws ResponseStatusException with status 403 when the person heads nothing */
    String requireOrganisation(String id) {
        return organisation(id).orElseThrow(Realm::forbidden);
    }

    boolean seesCity(String id) {
        return register.officer(id).map(Officer::groups).filter(groups -> groups.contains(GroupIds.CITY_LEADERS)
                || groups.contains(GroupIds.SUPERVISORS)).isPresent();
    }

    /** @throws ResponseStatusException with status 403 when the city is not the person's business */
    void requireCity(String id) {
        if (!seesCity(id)) {
            throw forbidden();
        }
    }

    /** @return whether complaints about officers are the organisation's business */
    static boolean inspects(String organisation) {
        return organisation.equals(GroupIds.DISCIPLINE_ORGANISATION);
    }

    Set<String> groups(String id) {
        return register.officer(id).map(Officer::groups).orElse(Set.of());
    }

    /** @return everybody of the organisation who can be given a request, its office before its grids */
    List<Officer> people(String organisation) {
        return register.officers().stream().filter(officer -> officer.organisation().equals(organisation))
                .filter(officer -> officer.groups().contains(GroupIds.organisation(organisation)) || isGridOfficer(officer))
                .sorted(Comparator.comparing(Realm::isGridOfficer).thenComparing(Officer::id)).toList();
    }

    static boolean isGridOfficer(Officer officer) {
        return officer.groups().contains(GroupIds.GRID_OFFICERS);
    }

    private static ResponseStatusException forbidden() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
