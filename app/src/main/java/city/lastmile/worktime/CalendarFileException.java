package city.lastmile.worktime;

import org.jspecify.annotations.Nullable;

/** A holiday file cannot be used; the message names the file and the fault. */
class CalendarFileException extends RuntimeException {

    CalendarFileException(String file, String fault, @Nullable Throwable cause) {
        super("The holiday file " + file + " cannot be used: " + fault, cause);
    }
}
