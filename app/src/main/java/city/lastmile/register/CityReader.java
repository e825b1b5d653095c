package city.lastmile.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Reads the city, its towns with their boundaries, its departments and its villages. */
final class CityReader {

    /** What may stand in the id of a group of the engine. */
    static final String CODE_PATTERN = "[A-Za-z0-9-]{1,40}";

    private final CsvReader csv;
    private final AreaReader areas;
    private final Problems problems;
    private final Set<String> organisations = new HashSet<>(Set.of(GroupIds.LEADERSHIP_ORGANISATION));

    CityReader(RegisterSource source, Problems problems) {
        this.csv = new CsvReader(source, problems);
        this.areas = new AreaReader(source, problems);
        this.problems = problems;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (CsvRow row : csv.rows(RegisterSource.CITY, "key", "value")) {
            settings.put(row.require("key", problems), row.require("value", problems));
        }
        for (String name : Settings.REQUIRED) {
            if (!settings.containsKey(name)) {
                problems.add(RegisterSource.CITY, 0, "missingSetting", name);
            }
        }
        return settings;
    }

    List<TownArea> towns() {
        Map<String, Geometry> boundaries = boundaries();
        List<TownArea> towns = new ArrayList<>();
        for (CsvRow row : csv.rows(RegisterSource.TOWNS, "code", "alias_code", "name_zh", "name_en", "duties")) {
            Organisation town = organisation(row, Organisation.Kind.TOWN);
            Geometry boundary = boundaries.remove(town.code());
            if (boundary == null) {
                problems.add(row.file(), row.line(), "townWithoutBoundary", town.code());
                continue;
            }
            String alias = row.get("alias_code");
            towns.add(new TownArea(town, alias.isEmpty() ? null : alias, boundary));
        }
        boundaries.keySet().forEach(code -> problems.add(RegisterSource.TOWN_AREAS, 0, "unknownTown", code));
        return towns;
    }

    List<Organisation> departmentsAndLeadership(Map<String, String> settings) {
        List<Organisation> departments = new ArrayList<>();
        for (CsvRow row : csv.rows(RegisterSource.DEPARTMENTS, "code", "name_zh", "name_en", "duties")) {
            Organisation department = organisation(row, Organisation.Kind.DEPARTMENT);
            if (!department.code().startsWith("dept-")) {
                problems.add(row.file(), row.line(), "departmentCode", department.code());
            }
            departments.add(department);
        }
        for (String code : List.of(GroupIds.DISCIPLINE_ORGANISATION, GroupIds.HOTLINE_ORGANISATION)) {
            if (!organisations.contains(code)) {
                problems.add(RegisterSource.DEPARTMENTS, 0, "missingDepartment", code);
            }
        }
        departments.add(new Organisation(GroupIds.LEADERSHIP_ORGANISATION, Organisation.Kind.LEADERSHIP,
                settings.getOrDefault(Settings.LEADERSHIP_ZH, ""), settings.getOrDefault(Settings.LEADERSHIP_EN, ""),
                settings.getOrDefault(Settings.LEADERSHIP_DUTIES, "")));
        return departments;
    }

    List<Village> villages(Set<String> towns) {
        Set<String> seen = new HashSet<>();
        List<Village> villages = new ArrayList<>();
        for (CsvRow row : csv.rows(RegisterSource.VILLAGES, "code", "town", "name")) {
            Village village = new Village(code(row, seen), row.require("town", problems), row.require("name", problems));
            if (!towns.contains(village.townCode())) {
                problems.add(row.file(), row.line(), "unknownTown", village.townCode());
            }
            villages.add(village);
        }
        return villages;
    }

    private Map<String, Geometry> boundaries() {
        Map<String, Geometry> boundaries = new LinkedHashMap<>();
        List<AreaRow> rows = areas.rows(RegisterSource.TOWN_AREAS);
        new ApartCheck(problems).check(rows);
        for (AreaRow row : rows) {
            if (boundaries.put(row.get("code"), row.area()) != null) {
                problems.add(row.file(), row.number(), "duplicateCode", row.get("code"));
            }
        }
        return boundaries;
    }

    private Organisation organisation(CsvRow row, Organisation.Kind kind) {
        return new Organisation(code(row, organisations), kind, row.require("name_zh", problems),
                row.require("name_en", problems), row.require("duties", problems));
    }

    private String code(CsvRow row, Set<String> seen) {
        String code = row.require("code", problems);
        if (!code.isEmpty() && !code.matches(CODE_PATTERN)) {
            problems.add(row.file(), row.line(), "badCode", code);
        }
        if (!seen.add(code)) {
            problems.add(row.file(), row.line(), "duplicateCode", code);
        }
        return code;
    }
}
