package city.lastmile.register;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who answers to whom, and what an office is called in public. */
final class Hierarchy {

    private static final String GRID = GroupIds.grid("");
    private static final String ORGANISATION = GroupIds.organisation("");
    private static final String HEAD = GroupIds.head("");
    private static final Set<String> NAMED = Set.of(GroupIds.CITY_LEADERS, GroupIds.DESK, GroupIds.SUPERVISORS,
            GroupIds.DESIGNERS, GroupIds.ADMINISTRATORS, GroupIds.GRID_OFFICERS, GroupIds.HEADS, GroupIds.STAFF);

    private final Map<String, Organisation> organisations;
    private final Map<String, Grid> grids;
    private final RegisterTexts texts;

    Hierarchy(Map<String, Organisation> organisations, Map<String, Grid> grids, RegisterTexts texts) {
        this.organisations = organisations;
        this.grids = grids;
        this.texts = texts;
    }

    Optional<String> superiorOf(String groupId) {
        return switch (groupId) {
            case GroupIds.DESK -> Optional.of(GroupIds.head(GroupIds.HOTLINE_ORGANISATION));
            case GroupIds.SUPERVISORS -> Optional.of(GroupIds.CITY_LEADERS);
            default -> superiorOfOffice(groupId);
        };
    }

    private Optional<String> superiorOfOffice(String groupId) {
        Optional<Grid> grid = grid(groupId);
        if (grid.isPresent()) {
            return Optional.of(GroupIds.head(grid.get().townCode()));
        }
        if (organisation(HEAD, groupId).isPresent()) {
            return Optional.of(GroupIds.CITY_LEADERS);
        }
        return organisation(ORGANISATION, groupId).flatMap(organisation ->
                organisation.kind() == Organisation.Kind.LEADERSHIP ? Optional.empty()
                        : Optional.of(GroupIds.head(organisation.code())));
    }

    String officeName(String groupId) {
        if (NAMED.contains(groupId)) {
            return texts.group(groupId);
        }
        return grid(groupId).map(Grid::name)
                .or(() -> organisation(HEAD, groupId).map(organisation -> texts.headOf(organisation.nameZh())))
                .or(() -> organisation(ORGANISATION, groupId).map(Organisation::nameZh))
                .orElse(groupId);
    }

    private Optional<Grid> grid(String groupId) {
        return groupId.startsWith(GRID) ? Optional.ofNullable(grids.get(groupId.substring(GRID.length())))
                : Optional.empty();
    }

    private Optional<Organisation> organisation(String prefix, String groupId) {
        return groupId.startsWith(prefix)
                ? Optional.ofNullable(organisations.get(groupId.substring(prefix.length()))) : Optional.empty();
    }
}
