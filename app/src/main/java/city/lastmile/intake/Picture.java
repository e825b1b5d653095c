package city.lastmile.intake;

/**
 * A picture ready to be stored.
 *
 * @param jpeg   the re-encoded file, without any metadata
 * @param width  in pixels
 * @param height in pixels
 */
public record Picture(byte[] jpeg, int width, int height) {
}
