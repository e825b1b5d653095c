package city.lastmile.notification;

import city.lastmile.intake.Signatures;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The links in mails about a place: the subscription's random id and a signature for the one thing that the link does. As
 * with follow-up codes nothing is stored that could open one, and each mail can carry its link, whichever node sends it.
 */
@Component
class PlaceTokens {

    private static final int ID = 16;
    private static final int SIGNATURE = 16;

    private final Signatures signatures;

    PlaceTokens(Signatures signatures) {
        this.signatures = signatures;
    }

    /** What a link does. */
    enum Purpose { CONFIRM, LEAVE }

    String of(Purpose purpose, UUID subscription) {
        byte[] id = bytes(subscription);
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID + SIGNATURE).put(id).put(signature(purpose, id)).array());
    }

    /** @return the subscription, or empty when the token was not made here for this purpose */
    Optional<UUID> read(Purpose purpose, String token) {
        byte[] all = decoded(token);
        if (all.length != ID + SIGNATURE) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(all, ID);
        ByteBuffer number = ByteBuffer.wrap(id);
        return MessageDigest.isEqual(signature(purpose, id), Arrays.copyOfRange(all, ID, all.length))
                ? Optional.of(new UUID(number.getLong(), number.getLong())) : Optional.empty();
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] signature(Purpose purpose, byte[] id) {
        return Arrays.copyOf(signatures.sign("place subscription " + purpose, id), SIGNATURE);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
