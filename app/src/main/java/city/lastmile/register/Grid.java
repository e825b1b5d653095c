package city.lastmile.register;

/**
 * The smallest area, served by one grid officer.
 *
 * @param code      unique, {@code <town code>-<number>}
 * @param townCode  the town it lies in
 * @param name      what residents and officers call it, in Chinese
 * @param latitude  of a point inside it, degrees WGS 84
 * @param longitude of the same point
 */
public record Grid(String code, String townCode, String name, double latitude, double longitude) {
}
