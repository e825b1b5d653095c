package city.lastmile.register;

/**
 * A village or community, for places told in words.
 *
 * @param code     statistical code
 * @param townCode the town it belongs to
 * @param name     official Chinese name
 */
public record Village(String code, String townCode, String name) {
}
