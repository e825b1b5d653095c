package city.lastmile.intake;

/**
 * The content of a stored photograph or of its thumbnail, as it is sent to a browser.
 *
 * @param contentType always {@code image/jpeg}: whatever came was re-encoded
 * @param content     the file; not to be changed
 */
public record Photo(String contentType, byte[] content) {

    /** The renditions kept of each photograph. */
    public enum Kind {
        /** At most 2,048 pixels on the longer side. */
        PHOTO,
        /** At most 400 pixels on the longer side. */
        THUMBNAIL
    }
}
