package city.lastmile.access;

/** A password that must not be used. */
public final class UnfitPasswordException extends RuntimeException {

    private final Ground ground;

    UnfitPasswordException(Ground ground) {
        super("Password refused: " + ground);
        this.ground = ground;
    }

    /** @return why it was refused */
    public Ground ground() {
        return ground;
    }

    /** @return key of the text that tells the user what to mend */
    public String messageKey() {
        return ground.messageKey();
    }

    /** Why a password is refused. */
    public enum Ground {
        /** Fewer than 12 characters. */
        TOO_SHORT,
        /** More than 72 bytes of UTF-8, which the hash would cut off. */
        TOO_LONG,
        /** A published default, or made of well-known words, figures and the person's own sign-on name. */
        WELL_KNOWN;

        String messageKey() {
            return "access.password." + name();
        }
    }
}
