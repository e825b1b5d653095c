package city.lastmile.register;

import java.util.List;

/** Names of the settings in {@code city.csv}. */
final class Settings {

    static final String CODE = "code";
    static final String NAME_ZH = "name_zh";
    static final String NAME_EN = "name_en";
    static final String LEADERSHIP_ZH = "leadership_zh";
    static final String LEADERSHIP_EN = "leadership_en";
    static final String LEADERSHIP_DUTIES = "leadership_duties";
    /** Who made the boundaries; shown on the map. */
    static final String ATTRIBUTION = "attribution";
    /** How many grids to lay where there is no {@code grids.geojson}. */
    static final String GENERATED_GRIDS = "generated_grids";

    static final List<String> REQUIRED = List.of(CODE, NAME_ZH, NAME_EN, LEADERSHIP_ZH, LEADERSHIP_EN,
            LEADERSHIP_DUTIES, ATTRIBUTION);

    private Settings() {
    }
}
