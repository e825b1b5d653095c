package city.lastmile.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Reads the grids, or lays them where the city has no file of its own. */
final class GridReader {

    private static final int MOST_GRIDS = 1_000_000;

    private final RegisterSource source;
    private final RegisterTexts texts;
    private final Problems problems;

    GridReader(RegisterSource source, RegisterTexts texts, Problems problems) {
        this.source = source;
        this.texts = texts;
        this.problems = problems;
    }

    List<GridArea> grids(Map<String, String> settings, List<TownArea> towns, List<Village> villages) {
        List<AreaRow> rows = source.has(RegisterSource.GRIDS)
                ? new AreaReader(source, problems).rows(RegisterSource.GRIDS) : generate(settings, towns, villages);
        List<GridArea> grids = named(rows, towns);
        new GridCheck(towns, problems).check(rows);
        return grids;
    }

    private List<AreaRow> generate(Map<String, String> settings, List<TownArea> towns, List<Village> villages) {
        int total = total(settings, towns.size());
        if (total == 0 || !problems.isEmpty()) {
            return List.of();
        }
        List<AreaRow> rows = new ArrayList<>(total);
        Map<String, Map<Integer, Geometry>> layout = GridLayout.lay(towns, GridCounts.share(total, towns, villages));
        layout.forEach((town, areas) -> areas.forEach((number, area) -> rows.add(new AreaRow(
                RegisterSource.GRIDS, rows.size() + 1L,
                Map.of("code", "%s-%04d".formatted(town, number + 1), "town", town), area))));
        if (rows.size() < total) {
            problems.add(RegisterSource.CITY, 0, "tooManyGrids", String.valueOf(total));
        }
        return rows;
    }

    private int total(Map<String, String> settings, int towns) {
        String value = settings.get(Settings.GENERATED_GRIDS);
        if (value == null) {
            problems.add(RegisterSource.GRIDS, 0, "missingFile");
            return 0;
        }
        if (!value.matches("\\d{1,7}") || Integer.parseInt(value) < towns || Integer.parseInt(value) > MOST_GRIDS) {
            problems.add(RegisterSource.CITY, 0, "badGridTotal", value, towns, MOST_GRIDS);
            return 0;
        }
        return Integer.parseInt(value);
    }

    private List<GridArea> named(List<AreaRow> rows, List<TownArea> towns) {
        Map<String, TownArea> byCode = towns.stream().collect(
                Collectors.toMap(TownArea::code, Function.identity(), (first, second) -> first, TreeMap::new));
        Set<String> seen = new HashSet<>();
        List<GridArea> grids = new ArrayList<>(rows.size());
        for (AreaRow row : rows) {
            String code = row.get("code");
            if (!code.matches(CityReader.CODE_PATTERN) || GroupIds.grid(code).equals(GroupIds.GRID_OFFICERS)) {
                problems.add(row.file(), row.number(), "badCode", code);
            } else if (!seen.add(code)) {
                problems.add(row.file(), row.number(), "duplicateCode", code);
            } else if (!byCode.containsKey(row.get("town"))) {
                problems.add(row.file(), row.number(), "unknownTown", row.get("town"));
            } else {
                grids.add(grid(row, byCode.get(row.get("town")).organisation()));
            }
        }
        grids.sort(Comparator.comparing(GridArea::code));
        return grids;
    }

    private GridArea grid(AreaRow row, Organisation town) {
        Geometry area = row.area();
        Coordinate inside = area.getInteriorPoint().getCoordinate();
        String name = row.get("name").isEmpty() ? texts.gridName(town.nameZh(), number(row.get("code"))) : row.get("name");
        return new GridArea(new Grid(row.get("code"), town.code(), name, inside.y, inside.x), area);
    }

    /** The number after the last hyphen, without leading zeros; the whole ending where it is not a number. */
    private static String number(String code) {
        String ending = code.substring(code.lastIndexOf('-') + 1);
        return ending.matches("0*\\d{1,9}") ? String.valueOf(Integer.parseInt(ending)) : ending;
    }
}
