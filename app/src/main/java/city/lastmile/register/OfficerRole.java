package city.lastmile.register;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The positions a person can hold; each person holds one. */
enum OfficerRole {

    GRID_OFFICER, HEAD, DEPUTY_HEAD, STAFF, DESK, CITY_LEADER, SUPERVISOR, DESIGNER, ADMINISTRATOR;

    /** @return the terminal a person of this role in the organisation works at */
    Tier tier(Organisation organisation) {
        if (this == GRID_OFFICER) {
            return Tier.GRID;
        }
        return switch (organisation.kind()) {
            case TOWN -> Tier.TOWN;
            case DEPARTMENT -> Tier.DEPARTMENT;
            case LEADERSHIP -> Tier.CITY;
        };
    }

    /** @return whether the role exists in such an organisation */
    boolean fits(Organisation organisation) {
        Predicate<Organisation.Kind> right = switch (this) {
            case GRID_OFFICER -> kind -> kind == Organisation.Kind.TOWN;
            case HEAD, DEPUTY_HEAD, STAFF -> kind -> kind != Organisation.Kind.LEADERSHIP;
            case DESK -> kind -> organisation.code().equals(GroupIds.HOTLINE_ORGANISATION);
            case CITY_LEADER -> kind -> kind == Organisation.Kind.LEADERSHIP;
            case SUPERVISOR, DESIGNER, ADMINISTRATOR -> kind -> true;
        };
        return right.test(organisation.kind());
    }

    /**
     * The groups that the role brings. Grid officers are not in their town's group: what is offered to the town's
     * office is not theirs to claim. Who supervises, designs or administers handles no cases and is in no office's.
     */
    Set<String> groups(String organisation, Collection<String> grids) {
        Set<String> groups = new TreeSet<>();
        switch (this) {
            case GRID_OFFICER -> {
                groups.add(GroupIds.GRID_OFFICERS);
                grids.forEach(grid -> groups.add(GroupIds.grid(grid)));
            }
            case HEAD, DEPUTY_HEAD -> groups.addAll(Set.of(GroupIds.HEADS, GroupIds.head(organisation),
                    GroupIds.organisation(organisation)));
            case STAFF -> groups.addAll(Set.of(GroupIds.STAFF, GroupIds.organisation(organisation)));
            case DESK -> groups.addAll(Set.of(GroupIds.DESK, GroupIds.STAFF, GroupIds.organisation(organisation)));
            case CITY_LEADER -> groups.addAll(Set.of(GroupIds.CITY_LEADERS, GroupIds.organisation(organisation)));
            case SUPERVISOR -> groups.add(GroupIds.SUPERVISORS);
            case DESIGNER -> groups.add(GroupIds.DESIGNERS);
            case ADMINISTRATOR -> groups.add(GroupIds.ADMINISTRATORS);
        }
        return Set.copyOf(groups);
    }
}
