package city.lastmile.register;

import java.util.List;
import java.util.Optional;

/**
 * The public face of the register: who serves what, where. Answers come from memory and are consistent
 * with one imported version; an import swaps the whole register at once. Safe for use by many threads.
 */
public interface CityRegister {

    /**
     * @return the number of the version in force; it rises with every import that changed something, see
     *         {@link RegisterReplaced}
     */
    long version();

    /** @return the city itself */
    City city();

    /** @return all organisations, towns first, then departments, then the leadership */
    List<Organisation> organisations();

    /** @return the organisation with the code, if there is one */
    Optional<Organisation> organisation(String code);

    /** @return the groups of categories in the order of the list */
    List<CategoryGroup> categoryGroups();

    /** @return the category with the code, if there is one */
    Optional<Category> category(String code);

    /** @return the grid with the code, if there is one */
    Optional<Grid> grid(String code);

    /** @return the grid's outline as a GeoJSON geometry, x = longitude WGS 84, to a metre */
    Optional<String> outline(String gridCode);

    /**
     * The map of a town's grids, made lighter than {@link #outline}: bends of less than about ten metres are left out,
     * and neighbours still share their borders.
     *
     * @return a GeoJSON feature collection with the {@code code} and {@code name} of each grid; nothing for an unknown
     *         town
     */
    Optional<String> gridMap(String townCode);

    /** @return the villages and communities of the town, by code; empty for an unknown town */
    List<Village> villages(String townCode);

    /** @return the village with the code, if there is one */
    Optional<Village> village(String code);

    /**
     * Finds the grid a point lies in. Never throws, whatever the numbers.
     *
     * @param latitude  degrees WGS 84
     * @param longitude degrees WGS 84
     */
    Location locate(double latitude, double longitude);

    /** @return the officer with the id, if there is one who serves now */
    Optional<Officer> officer(String officerId);

    /** @return everybody who serves now, by id */
    List<Officer> officers();

    /** @return the officers who serve now in the group, by id; empty for a vacant or unknown group */
    List<Officer> members(String groupId);

    /**
     * Whom a group answers to: a grid's officers to the head of their town, an organisation's people to its
     * head, heads to the city leaders. The city leaders have nobody above them.
     *
     * @return the id of the superior's group
     */
    Optional<String> superiorOf(String groupId);

    /**
     * The public name of a group's office, without any person's name, such as 铺集镇第 12 网格.
     *
     * @return the name in Chinese, or the id itself for an unknown group
     */
    String officeName(String groupId);
}
