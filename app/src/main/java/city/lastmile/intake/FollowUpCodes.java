package city.lastmile.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Derives the follow-up code of a tracking number: 60 bits in Crockford's base 32, which has no letters that are
 * mistaken for digits. Nothing is stored, so no theft of the database gives codes away while the secret is a setting.
 */
@Component
class FollowUpCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 12;
    private static final int GROUP = 4;

    private final ServerSecret secret;

    FollowUpCodes(ServerSecret secret) {
        this.secret = secret;
    }

    String codeOf(String trackingNumber) {
        byte[] signature = secret.sign("follow-up code", trackingNumber.getBytes(StandardCharsets.UTF_8));
        long bits = ByteBuffer.wrap(signature).getLong();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt((int) (bits >>> (i * 5)) & 31));
        }
        return code.toString();
    }

    /** Takes the same time for right and wrong, known and unknown. */
    boolean matches(String trackingNumber, String typed) {
        return MessageDigest.isEqual(bytes(codeOf(trackingNumber)), bytes(canonical(typed)));
    }

    /** Brings what was typed into the written form: full-width letters, case, hyphens, O/0 and I/L/1 are forgiven. */
    static String canonical(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .replace('O', '0').replace('I', '1').replace('L', '1').replaceAll("[^0-9A-Z]", "");
        return plain.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }
}
