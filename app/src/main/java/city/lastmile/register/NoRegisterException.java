package city.lastmile.register;

/** There is neither a register in the database nor a source to import one from. */
final class NoRegisterException extends RuntimeException {

    NoRegisterException() {
        super("No register: name its files by lastmile.register.source");
    }
}
