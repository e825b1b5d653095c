package city.lastmile.access;

import city.lastmile.access.UnfitPasswordException.Ground;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be. Length counts, not composition (NIST SP 800-63B); well-known ones are refused, whatever
 * figures hang on them.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    /** BCrypt reads no further. */
    static final int MOST_BYTES = 72;
    private static final int FEWEST_OF_ONES_OWN = 4;
    /** Longer words first, so that what contains another is taken out whole. */
    private static final List<String> WELL_KNOWN = List.of("administrator", "changethis", "superuser", "123456789",
            "qwertyuiop", "asdfghjkl", "changeme", "jiaozhou", "lastmile", "letmein", "passw0rd", "password",
            "welcome", "camunda", "default", "iloveyou", "monkey", "qwerty", "secret", "zxcvbn", "admin", "demo",
            "root", "test", "user", "1q2w3e4r", "p@ssw0rd", "p@ssword", "mima", "woaini", "5201314");

    private PasswordRules() {
    }

    /** @return why the password will not do for the person, if so */
    static Optional<Ground> ground(String officerId, CharSequence password) {
        String text = password.toString();
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            return Optional.of(Ground.TOO_SHORT);
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(Ground.TOO_LONG);
        }
        return ofOnesOwn(officerId, text) < FEWEST_OF_ONES_OWN ? Optional.of(Ground.WELL_KNOWN) : Optional.empty();
    }

    private static long ofOnesOwn(String officerId, String text) {
        String rest = text.toLowerCase(Locale.ROOT).replace(officerId, "");
        for (String word : WELL_KNOWN) {
            rest = rest.replace(word, "");
        }
        return rest.codePoints().filter(Character::isLetter).distinct().count();
    }
}
