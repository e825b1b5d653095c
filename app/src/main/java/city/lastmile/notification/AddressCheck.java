package city.lastmile.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells addresses that a message may be sent to from those that cannot exist and those that people type when a form
 * insists. A message to such an address reaches nobody, or a stranger.
 */
@Component
class AddressCheck {

    private static final int LONGEST_EMAIL = 254;
    /** Names that are reserved for documentation and tests, RFC 2606 and RFC 6761. */
    private static final Pattern RESERVED = Pattern.compile(
            "(.*\\.)?(example\\.(com|net|org)|(example|invalid|localhost|test|local))");
    private static final Pattern NOBODY = Pattern.compile(
            "(no-?reply|do-?not-?reply|none?|null|nobody|test\\d*|abc|aaa+|xxx+|123+|wu|meiyou)@.*");
    /** Other letters before the sign need a mail server that few have. */
    private static final Pattern LOCAL_PART = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern DOMAIN = Pattern.compile(
            "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s()-]");
    private static final Pattern NATIONAL_PREFIX = Pattern.compile("^(\\+|00)?86(?=1)");
    /** Mobile numbers of mainland China; no other receives an SMS from a city's gateway. */
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    /** 13800138000 belongs to an operator and stands for "some number" everywhere. */
    private static final Pattern FILLER = Pattern.compile("13800138000|1\\d{2}(0{8}|12345678|1{8})");

    private final Set<String> never;

    AddressCheck(NotificationProperties properties) {
        this.never = properties.neverTo();
    }

    /** @return the e-mail address as it goes on an envelope, or empty when no message may be sent to it */
    Optional<String> email(@Nullable String typed) {
        String address = typed == null ? "" : typed.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST_EMAIL || isListed(address)) {
            return Optional.empty();
        }
        String domain = ascii(address.substring(at + 1));
        boolean nobody = !LOCAL_PART.matcher(address.substring(0, at)).matches() || RESERVED.matcher(domain).matches() || !DOMAIN.matcher(domain).matches()
                || NOBODY.matcher(address.toLowerCase(Locale.ROOT)).matches();
        return nobody ? Optional.empty() : valid(address.substring(0, at) + "@" + domain);
    }

    private static Optional<String> valid(String address) {
        try {
            new InternetAddress(address, true).validate();
            return Optional.of(address);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** @return the eleven digits of a mobile number, or empty when no message may be sent to it */
    Optional<String> mobile(@Nullable String typed) {
        String digits = typed == null ? "" : SEPARATORS.matcher(typed).replaceAll("");
        String national = NATIONAL_PREFIX.matcher(digits).replaceFirst("");
        boolean usable = MOBILE.matcher(national).matches() && !FILLER.matcher(national).matches()
                && !isListed(national);
        return usable ? Optional.of(national) : Optional.empty();
    }

    private boolean isListed(String address) {
        return never.contains(address.toLowerCase(Locale.ROOT));
    }
}
