package city.lastmile.notification;

import java.util.regex.Pattern;

/** Writes what may be logged of personal data: enough to find a message again, too little to reach anybody. */
final class Masked {

    private static final Pattern EMAIL = Pattern.compile("([\\p{L}\\p{N}])[^\\s@]*@([^\\s@，。；、]+)");
    /** Seven digits or more, in groups or not; neither a date nor a tracking number. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\d-])(?!\\d{4}-\\d\\d-\\d\\d|\\d{6}-\\d{6}-\\d)(\\d{3})(?:[ -]?\\d){2,}(\\d{2})(?!\\d)");

    private Masked() {
    }

    /** @return the address with its middle hidden */
    static String address(String address) {
        String masked = text(address);
        return masked.equals(address) ? "***" : masked;
    }

    /** @return the text with all that may be an e-mail address, a telephone or an identity number hidden */
    static String text(String text) {
        String withoutMail = EMAIL.matcher(text).replaceAll("$1***@$2");
        return DIGITS.matcher(withoutMail).replaceAll("$1****$2");
    }
}
