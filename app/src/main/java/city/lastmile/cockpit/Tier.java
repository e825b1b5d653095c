package city.lastmile.cockpit;

import java.util.Set;

/** The three levels at which the city answers for its requests. */
enum Tier {
    /** Grid officers 网格员. */
    GRID("GRID"),
    /** Towns and departments, which are of the same rank 镇街和部门. */
    OFFICE("TOWN", "DEPARTMENT"),
    /** City leaders 市领导. */
    CITY("CITY");

    private final Set<String> codes;

    Tier(String... codes) {
        this.codes = Set.of(codes);
    }

    /** @return what the tables of triage call it */
    Set<String> codes() {
        return codes;
    }
}
