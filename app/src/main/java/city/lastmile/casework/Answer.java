package city.lastmile.casework;

/** What came of a resident's wish concerning a request; an expected refusal is a value, not an exception. */
public enum Answer {
    /** Done and committed with the caller's transaction. */
    DONE,
    /** There is no such request. */
    UNKNOWN,
    /** The request is closed or withdrawn: nothing more can be done. */
    ALREADY_FINAL,
    /** It was urged a short while ago. */
    TOO_SOON,
    /** The request is not handled yet, so there is nothing to rate. */
    NOT_COMPLETED,
    /** It was handled already; it can be rated but no longer withdrawn. */
    ALREADY_COMPLETED
}
