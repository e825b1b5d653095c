package city.lastmile.casework;

/** How far oversight of a request has gone; each step includes the ones before it. */
public enum Supervision {
    /** Nothing to see. */
    NONE,
    /** The responsible officer was warned that the deadline is near. */
    WARNED,
    /** Overdue: yellow card 黄牌, the tier above supervises. */
    YELLOW,
    /** Gravely overdue: red card 红牌, the city leader supervises. */
    RED,
    /** Still not done: supervision order 督办令. */
    ORDER,
    /** Still not done: circular 通报 to the whole city. */
    CIRCULAR
}
