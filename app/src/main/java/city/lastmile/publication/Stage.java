package city.lastmile.publication;

/** Where the newest version of an article stands; an older one may be public meanwhile. */
enum Stage {
    DRAFT, IN_REVIEW, SENT_BACK, SCHEDULED, PUBLIC, WITHDRAWN, EXPIRED, RETIRED;

    /** @return whether nobody but the editors has a hand on it now */
    public boolean isWithEditors() {
        return this != IN_REVIEW && this != SCHEDULED;
    }
}
