package city.lastmile.register;

/** The three terminals a request can be matched to; towns and departments are of one rank. */
public enum Tier {
    /** A grid officer 网格员. */
    GRID,
    /** Head and staff of a town or street 镇街. */
    TOWN,
    /** Head and staff of a department 部门. */
    DEPARTMENT,
    /** A city leader 市领导. */
    CITY
}
