package city.lastmile.access;

import city.lastmile.access.UnfitPasswordException.Ground;
import org.jspecify.annotations.Nullable;

/** The application cannot start: nobody could administer it. */
class AdministratorPasswordException extends RuntimeException {

    private final @Nullable Ground ground;

    AdministratorPasswordException(@Nullable Ground ground) {
        super(FirstAccounts.PASSWORD_SETTING + (ground == null ? " is not set" : " was refused: " + ground));
        this.ground = ground;
    }

    /** @return key of the text that says what is wrong */
    String messageKey() {
        return ground == null ? "access.start.noPassword" : ground.messageKey();
    }
}
