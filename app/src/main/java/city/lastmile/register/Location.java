package city.lastmile.register;

/** Where a point lies, seen from the city. */
public sealed interface Location {

    /**
     * The point lies in the city.
     *
     * @param grid     the one grid responsible; on a border, the one with the lowest code
     * @param onBorder whether more than one grid touches the point
     */
    record Inside(Grid grid, boolean onBorder) implements Location {
    }

    /**
     * The point lies outside the city.
     *
     * @param metres distance to the nearest point of the city, rounded, at least 1
     */
    record Outside(long metres) implements Location {
    }

    /**
     * Latitude and longitude were given in the wrong order: turned round, the point lies in the city.
     *
     * @param grid the grid that the turned point lies in; a suggestion, never taken without asking
     */
    record Swapped(Grid grid) implements Location {
    }

    /** Not a place on earth: not finite, or beyond ±90 and ±180 degrees. */
    record Impossible() implements Location {
    }
}
