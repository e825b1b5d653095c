package city.lastmile.publication;

/** The three networks of the one site. */
public enum Network {
    /** Party building 党建. */
    PARTY,
    /** Livelihood 民生. */
    LIVELIHOOD,
    /** Safety 平安. */
    SAFETY
}
