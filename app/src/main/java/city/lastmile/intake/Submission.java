package city.lastmile.intake;

import org.jspecify.annotations.Nullable;

/**
 * What makes a submission the same as another.
 *
 * @param keyHash     of its idempotency key, or null when it has none
 * @param fingerprint of everything it holds
 */
record Submission(byte @Nullable [] keyHash, byte[] fingerprint) {

    private static final int LONGEST_KEY = 255;

    /** @return whether the key may be used: none, or 1 to 255 characters */
    static boolean isUsable(@Nullable String idempotencyKey) {
        return idempotencyKey == null || !idempotencyKey.isBlank() && idempotencyKey.length() <= LONGEST_KEY;
    }
}
