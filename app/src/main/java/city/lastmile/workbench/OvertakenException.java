package city.lastmile.workbench;

import city.lastmile.platform.RefusedInputException;

/** Somebody else was quicker; nothing was changed. */
class OvertakenException extends RefusedInputException {

    OvertakenException(String messageKey, Object... arguments) {
        super(messageKey, arguments);
    }
}
