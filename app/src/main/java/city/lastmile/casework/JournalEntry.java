package city.lastmile.casework;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One link of a request's chain, and the arithmetic that ties it to the link before. */
record JournalEntry(String trackingNumber, int number, Instant at, String event, String state, String actor,
        @Nullable String office, @Nullable String publicWords, @Nullable String details, byte[] previousHash) {

    /** The link before the first: bound to the number, so that two requests' chains can never be swapped. */
    static byte[] genesis(String trackingNumber) {
        return sha256().digest(("lastmile-journal-v1:" + trackingNumber).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 over every field, each with its length before it, so that no two entries read the same. */
    byte[] hash() {
        MessageDigest digest = sha256();
        digest.update(previousHash);
        add(digest, trackingNumber);
        digest.update(ByteBuffer.allocate(20).putInt(number).putLong(at.getEpochSecond()).putLong(at.getNano()).array());
        for (String field : Arrays.asList(event, state, actor, office, publicWords, details)) {
            add(digest, field);
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(field == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
