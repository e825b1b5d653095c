package city.lastmile.register;

import java.util.List;
import java.util.Map;

/**
 * One whole register, checked.
 *
 * @param settings      name and value, see {@link Settings}
 * @param towns         in the order of the file
 * @param organisations departments in the order of the file, then the leadership
 * @param groups        the list of categories
 * @param villages      of all towns
 * @param grids         by code
 * @param officers      by id
 * @param layers        GeoJSON of the residents' map by name
 */
record RegisterData(Map<String, String> settings, List<TownArea> towns, List<Organisation> organisations,
        List<CategoryGroup> groups, List<Village> villages, List<GridArea> grids, List<Officer> officers,
        Map<String, String> layers) {
}
