package city.lastmile.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the officers, or staffs the offices where the city has no file of its own. */
final class OfficerReader {

    private static final String ID_PATTERN = "[a-z0-9-]{1,60}";

    private final RegisterSource source;
    private final Problems problems;
    private final Map<String, Organisation> organisations;
    private final Map<String, Grid> grids;
    private final Set<String> ids = new HashSet<>();

    OfficerReader(RegisterSource source, List<Organisation> organisations, List<GridArea> grids, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.organisations = organisations.stream()
                .collect(Collectors.toMap(Organisation::code, Function.identity(), (first, second) -> first));
        this.grids = grids.stream().map(GridArea::grid).collect(Collectors.toMap(Grid::code, Function.identity()));
    }

    List<Officer> officers(List<GridArea> areas) {
        List<OfficerRow> rows = source.has(RegisterSource.OFFICERS) ? read()
                : new DemoStaff(source, problems).officers(areas);
        List<Officer> officers = new ArrayList<>(rows.size());
        rows.forEach(row -> officer(row).ifPresent(officers::add));
        officers.sort(Comparator.comparing(Officer::id));
        return officers;
    }

    private List<OfficerRow> read() {
        return new CsvReader(source, problems)
                .rows(RegisterSource.OFFICERS, "id", "name", "role", "organisation", "title", "grids").stream()
                .map(row -> new OfficerRow(row.file(), row.line(), row.require("id", problems),
                        row.require("name", problems), row.require("role", problems),
                        row.require("organisation", problems), row.require("title", problems),
                        Arrays.stream(row.get("grids").split("[;\\s]+")).filter(code -> !code.isEmpty()).toList()))
                .toList();
    }

    private Optional<Officer> officer(OfficerRow row) {
        if (!row.id().matches(ID_PATTERN)) {
            problems.add(row.file(), row.line(), "badOfficerId", row.id());
        }
        if (!ids.add(row.id())) {
            problems.add(row.file(), row.line(), "duplicateCode", row.id());
        }
        Organisation organisation = organisations.get(row.organisation());
        Optional<OfficerRole> role = Arrays.stream(OfficerRole.values())
                .filter(candidate -> candidate.name().equals(row.role())).findFirst();
        if (organisation == null) {
            problems.add(row.file(), row.line(), "unknownOrganisation", row.organisation());
        }
        if (role.isEmpty()) {
            problems.add(row.file(), row.line(), "unknownRole", row.role(), Arrays.toString(OfficerRole.values()));
        }
        if (organisation == null || role.isEmpty()) {
            return Optional.empty();
        }
        checkPosition(row, role.get(), organisation);
        return Optional.of(new Officer(row.id(), row.name(), role.get().tier(organisation), organisation.code(),
                row.title(), role.get().groups(organisation.code(), row.grids())));
    }

    private void checkPosition(OfficerRow row, OfficerRole role, Organisation organisation) {
        if (!role.fits(organisation)) {
            problems.add(row.file(), row.line(), "roleDoesNotFit", row.role(), organisation.code());
        }
        if ((role == OfficerRole.GRID_OFFICER) == row.grids().isEmpty()) {
            problems.add(row.file(), row.line(), "gridsOfOfficer", row.id());
        }
        for (String code : row.grids()) {
            Grid grid = grids.get(code);
            if (grid == null) {
                problems.add(row.file(), row.line(), "unknownGrid", code);
            } else if (!grid.townCode().equals(organisation.code())) {
                problems.add(row.file(), row.line(), "gridOfOtherTown", code, organisation.code());
            }
        }
    }
}
