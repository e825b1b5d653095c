package city.lastmile.notification;

import java.io.Serial;

/** A message could not be handed over. Its words hold no address. */
class DeliveryException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean worthRetrying;

    /** @param worthRetrying whether the same message may be taken later */
    DeliveryException(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    boolean isWorthRetrying() {
        return worthRetrying;
    }
}
