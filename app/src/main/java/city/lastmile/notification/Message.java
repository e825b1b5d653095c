package city.lastmile.notification;

import city.lastmile.notification.NewMessage.About;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the outbox.
 *
 * @param id        its number
 * @param attempts  how often sending it was begun
 * @param lastError why the last attempt failed, without any address, or null
 * @param readAt    when its recipient read it, or null; of in-app messages only
 */
record Message(long id, About about, Audience audience, String recipient, Channel channel, boolean atNight,
        int attempts, @Nullable String lastError, @Nullable Instant readAt) {

    /**
     * Names the message to whoever carries it: the same at every attempt and on every node, so that a gateway can tell
     * a repetition from a second message.
     */
    UUID key() {
        String name = String.join("|", about.trackingNumber(), about.factOf(), String.valueOf(about.entry()), recipient, channel.name());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
