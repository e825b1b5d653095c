package city.lastmile.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the list of categories; a group takes its name from its first line. */
final class CategoryReader {

    private static final String CODE_PATTERN = "[a-z][A-Za-z0-9]{0,39}";

    private final CsvReader csv;
    private final Problems problems;
    private final Set<String> codes = new HashSet<>();

    CategoryReader(RegisterSource source, Problems problems) {
        this.csv = new CsvReader(source, problems);
        this.problems = problems;
    }

    List<CategoryGroup> groups() {
        Map<String, CategoryGroup> groups = new LinkedHashMap<>();
        for (CsvRow row : csv.rows(RegisterSource.CATEGORIES, "group", "group_zh", "group_en", "code", "name_zh",
                "name_en", "urgency", "confidential")) {
            Category category = category(row);
            groups.computeIfAbsent(category.groupCode(), code -> new CategoryGroup(code,
                    row.require("group_zh", problems), row.require("group_en", problems), new ArrayList<>()))
                    .categories().add(category);
        }
        return groups.values().stream().map(group -> new CategoryGroup(group.code(), group.nameZh(), group.nameEn(),
                List.copyOf(group.categories()))).toList();
    }

    private Category category(CsvRow row) {
        String code = row.require("code", problems);
        if (!code.isEmpty() && !code.matches(CODE_PATTERN)) {
            problems.add(row.file(), row.line(), "badCategoryCode", code);
        }
        if (!codes.add(code)) {
            problems.add(row.file(), row.line(), "duplicateCode", code);
        }
        return new Category(code, row.require("group", problems), row.require("name_zh", problems),
                row.require("name_en", problems), urgency(row), confidential(row));
    }

    private Category.Urgency urgency(CsvRow row) {
        String value = row.get("urgency");
        for (Category.Urgency urgency : Category.Urgency.values()) {
            if (urgency.name().equals(value)) {
                return urgency;
            }
        }
        problems.add(row.file(), row.line(), "badUrgency", value);
        return Category.Urgency.ORDINARY;
    }

    private boolean confidential(CsvRow row) {
        String value = row.get("confidential");
        if (!value.equals("yes") && !value.equals("no")) {
            problems.add(row.file(), row.line(), "badYesNo", "confidential", value);
        }
        return !value.equals("no");
    }
}
