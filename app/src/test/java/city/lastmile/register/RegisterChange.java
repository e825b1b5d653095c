package city.lastmile.register;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Another register takes the place of the one in force while the application runs, as an import of a city would. */
public final class RegisterChange implements AutoCloseable {

    private static final String CITY = "classpath:city/jiaozhou";

    private final ApplicationContext context;

    private RegisterChange(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Adds a category to the city's list.
     *
     * @param line of {@code categories.csv}
     * @return what puts the city's own list back
     */
    public static RegisterChange withCategory(ApplicationContext context, String line) {
        RegisterSource city = RegisterSource.at(CITY);
        Map<String, byte[]> files = new HashMap<>();
        for (String file : List.of(RegisterSource.CITY, RegisterSource.TOWNS, RegisterSource.DEPARTMENTS,
                RegisterSource.CATEGORIES, RegisterSource.VILLAGES, RegisterSource.TOWN_AREAS, RegisterSource.CITY_AREA,
                RegisterSource.ROADS, RegisterSource.GRIDS, RegisterSource.OFFICERS, RegisterSource.PERSONS,
                RegisterSource.STAFFING, RegisterSource.NAMES)) {
            city.content(file).ifPresent(content -> files.put(file, content));
        }
        files.computeIfPresent(RegisterSource.CATEGORIES, (file, content) ->
                (new String(content, StandardCharsets.UTF_8).stripTrailing() + "\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        RegisterChange change = new RegisterChange(context);
        change.put(new RegisterSource("with one category more", files));
        return change;
    }

    private void put(RegisterSource source) {
        context.getBean(RegisterImport.class).run(source, "test");
        context.getBean(RegisterRefresh.class).refresh();
    }

    @Override
    public void close() {
        put(RegisterSource.at(CITY));
    }
}
