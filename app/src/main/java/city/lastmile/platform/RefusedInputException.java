package city.lastmile.platform;

import java.util.List;

/**
 * Input that a rule refuses where only an exception can stop the engine's transaction. The message is a key of the
 * message bundles; the edge turns it into words and status 422.
 */
public class RefusedInputException extends RuntimeException {

    private final transient List<Object> arguments;

    /**
     * @param messageKey key of the text that tells the user what to mend
     * @param arguments  what the text names
     */
    public RefusedInputException(String messageKey, Object... arguments) {
        super(messageKey);
        this.arguments = List.of(arguments);
    }

    /** @return the key of the text */
    public String messageKey() {
        return String.valueOf(getMessage());
    }

    /** @return what the text names */
    public Object[] arguments() {
        return arguments.toArray();
    }
}
