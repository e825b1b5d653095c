package city.lastmile.intake;

/**
 * A stored photograph.
 *
 * @param id     unguessable, 22 characters of the URL-safe alphabet
 * @param width  of the photograph in pixels
 * @param height of the photograph in pixels
 */
public record PhotoInfo(String id, int width, int height) {
}
