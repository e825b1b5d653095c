package city.lastmile.register;

/** The ids of the groups that tasks are offered to and rights are granted to. */
public final class GroupIds {

    /** All city leaders 市领导. */
    public static final String CITY_LEADERS = "city-leaders";
    /** The hotline's desk 受理台. */
    public static final String DESK = "desk";
    /** Supervisors 督查, who read everything and complete nothing. */
    public static final String SUPERVISORS = "supervisors";
    /** Process designers. */
    public static final String DESIGNERS = "designers";
    /**
     * Administrators. Not the group that the engine takes for its administrators: of that one no tenant is hidden, and
     * a complaint about an officer is nobody's but discipline inspection's.
     */
    public static final String ADMINISTRATORS = "administrators";
    /** Every grid officer. */
    public static final String GRID_OFFICERS = "grid-officers";
    /** Every head of a town or department. */
    public static final String HEADS = "heads";
    /** Every member of a town's or department's staff. */
    public static final String STAFF = "staff";
    /** The organisation that receives complaints about officers and offices 纪检监察. */
    public static final String DISCIPLINE_ORGANISATION = "dept-discipline";

    /** The organisation that the hotline's desk belongs to 12345 受理中心. */
    public static final String HOTLINE_ORGANISATION = "dept-hotline";
    /** The organisation of the city leaders. */
    public static final String LEADERSHIP_ORGANISATION = "city-leadership";

    private GroupIds() {
    }

    /** @return the group of the officers who serve the grid */
    public static String grid(String gridCode) {
        return "grid-" + gridCode;
    }

    /**
     * @return the group of everybody in the organisation's office, its head included; a town's grid officers are
     *         not in it, for they claim only what is offered to their grids
     */
    public static String organisation(String organisationCode) {
        return "org-" + organisationCode;
    }

    /** @return the group of the organisation's heads */
    public static String head(String organisationCode) {
        return "head-" + organisationCode;
    }
}
