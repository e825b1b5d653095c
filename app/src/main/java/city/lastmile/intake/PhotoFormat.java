package city.lastmile.intake;

import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/** What a file really is, judged by its first bytes and never by its name. */
enum PhotoFormat {
    JPEG("jpeg"), PNG("png"), WEBP("webp"),
    /** Apple's format and its kin. No maintained decoder in Java exists, so residents are told how to send JPEG. */
    HEIC(null);

    private static final Tika TIKA = new Tika();
    private static final Set<String> HEIC_KIN = Set.of("image/heic", "image/heif", "image/heic-sequence",
            "image/heif-sequence", "image/avif");

    private final String reader;

    PhotoFormat(@org.jspecify.annotations.Nullable String reader) {
        this.reader = reader;
    }

    /** @return the name of ImageIO's reader */
    String reader() {
        return reader;
    }

    static Optional<PhotoFormat> of(byte[] content) {
        String type = TIKA.detect(content);
        return switch (type) {
            case "image/jpeg" -> Optional.of(JPEG);
            case "image/png", "image/apng" -> Optional.of(PNG);
            case "image/webp" -> Optional.of(WEBP);
            default -> HEIC_KIN.contains(type) ? Optional.of(HEIC) : Optional.empty();
        };
    }
}
