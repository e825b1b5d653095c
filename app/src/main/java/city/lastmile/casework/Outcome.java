package city.lastmile.casework;

/** What became of the matter. Whether the resident is satisfied is another fact. */
public enum Outcome {
    /** Solved. */
    SOLVED,
    /** Partly solved; the answer says what remains. */
    PARTLY_SOLVED,
    /** Cannot be solved; the answer explains why. */
    EXPLAINED,
    /** Refused; the answer names the ground. */
    REFUSED,
    /** Taken back by the resident. */
    WITHDRAWN,
    /** The same matter as another request. */
    DUPLICATE
}
