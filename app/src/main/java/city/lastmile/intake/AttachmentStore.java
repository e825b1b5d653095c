package city.lastmile.intake;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the photographs of requests, each under an id that cannot be guessed. */
@Component
class AttachmentStore implements Photos {

    private static final int ID_BYTES = 16;
    private static final String JPEG = "image/jpeg";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(String trackingNumber, List<DevelopedPhoto> photos, Instant now) {
        for (int position = 0; position < photos.size(); position++) {
            Slot slot = new Slot(newId(), trackingNumber, position, now);
            insert(slot, Photo.Kind.PHOTO, photos.get(position).photo());
            insert(slot, Photo.Kind.THUMBNAIL, photos.get(position).thumbnail());
        }
    }

    private record Slot(String id, String trackingNumber, int position, Instant now) {
    }

    private void insert(Slot slot, Photo.Kind kind, Picture picture) {
        jdbc.sql("""
                insert into attachment (id, kind, tracking_number, position, content_type, width, height, bytes,
                    sha256, content, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(slot.id, kind.name(), slot.trackingNumber, slot.position, JPEG, picture.width(),
                        picture.height(), picture.jpeg().length, Fingerprint.sha256().digest(picture.jpeg()),
                        picture.jpeg(), Timestamp.from(slot.now))
                .update();
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    @Override
    public List<PhotoInfo> of(String trackingNumber) {
        return jdbc.sql("""
                select id, width, height from attachment
                where tracking_number = ? and kind = 'PHOTO' order by position""")
                .param(trackingNumber)
                .query((row, n) -> new PhotoInfo(row.getString("id"), row.getInt("width"), row.getInt("height")))
                .list();
    }

    /** Finds a photograph only together with the request it belongs to. */
    @Override
    public Optional<Photo> find(String trackingNumber, String id, Photo.Kind kind) {
        return jdbc.sql("""
                select content_type, content from attachment where id = ? and kind = ? and tracking_number = ?""")
                .params(id, kind.name(), trackingNumber)
                .query((row, n) -> new Photo(row.getString("content_type"), row.getBytes("content")))
                .optional();
    }
}
