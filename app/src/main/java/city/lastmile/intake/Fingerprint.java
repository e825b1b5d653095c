package city.lastmile.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells whether two submissions are the same, without keeping anything that can be read back. */
@Component
class Fingerprint {

    private final ServerSecret secret;

    Fingerprint(ServerSecret secret) {
        this.secret = secret;
    }

    byte[] of(String idempotencyKey) {
        return secret.sign("idempotency key", idempotencyKey.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(Report report, List<UploadedPhoto> photos) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object field : fields(report).toList()) {
                byte[] value = String.valueOf(field).getBytes(StandardCharsets.UTF_8);
                out.writeInt(value.length);
                out.write(value);
            }
            for (UploadedPhoto photo : photos) {
                out.write(sha256(photo));
            }
            return secret.sign("submission", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Object> fields(Report report) {
        Contact contact = report.contact();
        return Stream.of(report.description(), report.category(), report.latitude(), report.longitude(), report.town(),
                report.village(), report.place(), report.subjectOrganisation(), contact.name(), contact.phone(),
                contact.email(), report.channel(), report.supports()).map(field -> Objects.requireNonNullElse(field, ""));
    }

    private static byte[] sha256(UploadedPhoto photo) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = photo.content().getInputStream();
                DigestOutputStream out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
