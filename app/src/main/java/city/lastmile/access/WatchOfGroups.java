package city.lastmile.access;

import city.lastmile.register.GroupIds;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads it from the person's groups of this moment. */
@Component
class WatchOfGroups implements Watch {

    private static final List<String> CITY_WIDE = List.of(GroupIds.SUPERVISORS, GroupIds.CITY_LEADERS);
    private static final List<String> SUPERVISING = List.of(GroupIds.SUPERVISORS, GroupIds.CITY_LEADERS, GroupIds.HEADS,
            GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));

    private final People people;

    WatchOfGroups(People people) {
        this.people = people;
    }

    @Override
    public Optional<Watcher> watcher() {
        return CurrentOfficer.id().flatMap(people::find).map(person -> new Watcher(person.id(), person.groups(),
                !Collections.disjoint(person.groups(), SUPERVISING), !Collections.disjoint(person.groups(), CITY_WIDE)));
    }
}
