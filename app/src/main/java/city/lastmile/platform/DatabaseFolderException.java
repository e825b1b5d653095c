package city.lastmile.platform;

/** The embedded database's folder cannot be used; the message says why and what to do. */
class DatabaseFolderException extends RuntimeException {

    DatabaseFolderException(String message) {
        super(message);
    }
}
