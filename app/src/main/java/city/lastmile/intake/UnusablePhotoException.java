package city.lastmile.intake;

/** A file that cannot become a photograph; the message is the key of the text for the resident. */
public class UnusablePhotoException extends Exception {

    UnusablePhotoException(String messageKey) {
        super(messageKey);
    }

    UnusablePhotoException(String messageKey, Throwable cause) {
        super(messageKey, cause);
    }

    /** @return the key of the text that tells why */
    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
