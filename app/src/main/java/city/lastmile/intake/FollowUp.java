package city.lastmile.intake;

/**
 * What a resident shows to get at a report: whose it is and how to prove it.
 *
 * @param trackingNumber as typed
 * @param code           the follow-up code as typed; case, hyphens and O/0, I/1 do not matter
 * @param client         the address the wish comes from, for slowing down guessers
 */
public record FollowUp(String trackingNumber, String code, String client) {

    /** @return the code as it is written on the receipt, if it is right */
    public String canonicalCode() {
        return FollowUpCodes.canonical(code);
    }

    /** Leaves out the code: whoever reads a log must not be able to follow a report. */
    @Override
    public String toString() {
        return "FollowUp[" + trackingNumber + "]";
    }
}
