package city.lastmile.notification;

/** Who may be told of a fact, as the table {@code messages} names them. */
enum Audience {
    /** Who reported it. */
    RESIDENT,
    /** Residents whose reports of the same matter were merged into this request; each by the own number. */
    MERGED_RESIDENT,
    /** The officer in whose hands the request is; as long as there is none, everybody in the responsible office. */
    OFFICER,
    /** Everybody in the responsible office. */
    OFFICE,
    /** Everybody in the group that the journal entry concerns, such as the one that is to assign or to supervise. */
    CONCERNED,
    /** Everybody in the group above the responsible office. */
    SUPERIOR
}
