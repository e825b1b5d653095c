package city.lastmile.intake;

import java.time.Instant;

/**
 * The city's acknowledgement; given out only after the report is committed.
 *
 * @param trackingNumber what to quote, such as {@code 261123-004217-3}
 * @param followUpCode   the secret that proves whose report it is, such as {@code 7Q4K-9ZDM-2XHB}
 * @param submittedAt    when it was received
 * @param repeated       whether it repeats the receipt of an earlier, equal submission
 */
public record Receipt(String trackingNumber, String followUpCode, Instant submittedAt, boolean repeated) {

    /** Leaves out the code: whoever reads a log must not be able to follow a report. */
    @Override
    public String toString() {
        return "Receipt[" + trackingNumber + "]";
    }
}
