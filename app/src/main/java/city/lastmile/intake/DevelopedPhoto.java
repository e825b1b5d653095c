package city.lastmile.intake;

/**
 * A photograph that was looked at and made harmless.
 *
 * @param photo     at most 2,048 pixels on the longer side
 * @param thumbnail at most 400 pixels on the longer side
 */
public record DevelopedPhoto(Picture photo, Picture thumbnail) {
}
