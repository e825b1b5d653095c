package city.lastmile.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Invents the officers of a demonstration city: the named persons of {@code persons.csv}, then everybody else that
 * {@code staffing.csv} asks for, then grid officers until every grid has exactly one.
 */
final class DemoStaff {

    /** One officer in this many serves the next grid, too. */
    private static final int SERVES_TWO = 33;

    private final CsvReader csv;
    private final Problems problems;
    private final DemoNames names;
    private final List<OfficerRow> officers = new ArrayList<>();
    private final Map<String, Integer> filled = new HashMap<>();
    private final Set<String> served = new HashSet<>();
    private String gridOfficerTitle = "";

    DemoStaff(RegisterSource source, Problems problems) {
        this.csv = new CsvReader(source, problems);
        this.problems = problems;
        this.names = DemoNames.read(csv, problems);
    }

    List<OfficerRow> officers(List<GridArea> grids) {
        if (!problems.isEmpty()) {
            return List.of();
        }
        csv.rows(RegisterSource.PERSONS, "id", "name", "role", "organisation", "title", "latitude", "longitude")
                .forEach(row -> addPerson(row, grids));
        csv.rows(RegisterSource.STAFFING, "organisation", "role", "title", "count").forEach(this::addStaff);
        addGridOfficers(grids);
        return officers;
    }

    private void addPerson(CsvRow row, List<GridArea> grids) {
        OfficerRow person = new OfficerRow(row.file(), row.line(), row.require("id", problems),
                row.require("name", problems), row.require("role", problems), row.get("organisation"),
                row.require("title", problems), List.of());
        if (person.role().equals(OfficerRole.GRID_OFFICER.name())) {
            addPersonOfGrid(row, person, grids);
        } else {
            officers.add(person);
            filled.merge(person.organisation() + ' ' + person.role(), 1, Integer::sum);
        }
    }

    private void addPersonOfGrid(CsvRow row, OfficerRow person, List<GridArea> grids) {
        Optional<Grid> grid = point(row).flatMap(point -> grids.stream()
                .filter(area -> area.boundary().intersects(point)).findFirst().map(GridArea::grid));
        if (grid.isEmpty() || !served.add(grid.get().code())) {
            problems.add(row.file(), row.line(), "noGridForPerson", person.id());
            return;
        }
        gridOfficerTitle = person.title();
        officers.add(new OfficerRow(person.file(), person.line(), person.id(), person.name(), person.role(),
                grid.get().townCode(), person.title(), List.of(grid.get().code())));
    }

    private static Optional<Geometry> point(CsvRow row) {
        try {
            return Optional.of(AreaReader.GEOMETRY.createPoint(new Coordinate(
                    Double.parseDouble(row.get("longitude")), Double.parseDouble(row.get("latitude")))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void addStaff(CsvRow row) {
        String organisation = row.require("organisation", problems);
        String role = row.require("role", problems);
        String count = row.get("count");
        if (!count.matches("\\d{1,4}")) {
            problems.add(row.file(), row.line(), "badCount", count);
            return;
        }
        int already = filled.getOrDefault(organisation + ' ' + role, 0);
        for (int number = already + 1; number <= Integer.parseInt(count); number++) {
            String id = "%s-%s-%d".formatted(organisation, role, number).toLowerCase(Locale.ROOT).replace('_', '-');
            officers.add(new OfficerRow(row.file(), row.line(), id, names.next(), role, organisation,
                    row.require("title", problems), List.of()));
        }
    }

    private void addGridOfficers(List<GridArea> grids) {
        List<Grid> free = grids.stream().map(GridArea::grid).filter(grid -> !served.contains(grid.code())).toList();
        int number = 0;
        for (int i = 0; i < free.size(); i++) {
            number++;
            Grid grid = free.get(i);
            List<String> own = new ArrayList<>(List.of(grid.code()));
            if (number % SERVES_TWO == 0 && i + 1 < free.size() && free.get(i + 1).townCode().equals(grid.townCode())) {
                i++;
                own.add(free.get(i).code());
            }
            officers.add(new OfficerRow(RegisterSource.OFFICERS, number, "g%05d".formatted(number), names.next(),
                    OfficerRole.GRID_OFFICER.name(), grid.townCode(), gridOfficerTitle, own));
        }
    }
}
