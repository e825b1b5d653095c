package city.lastmile.intake;

import city.lastmile.intake.EvidencePhotos.Evidence;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the photographs of requests, each under an id that cannot be guessed. */
@Component
class AttachmentStore implements Photos {

    private static final int ID_BYTES = 16;
    private static final String JPEG = "image/jpeg";
    private static final String REPORT = "REPORT";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(String trackingNumber, List<DevelopedPhoto> photos, Instant now) {
        for (int position = 0; position < photos.size(); position++) {
            insert(new Slot(newId(), trackingNumber, position, REPORT, true, null, now), photos.get(position));
        }
    }

    /** The caller holds the request, so that no two add at the same position. */
    void saveEvidence(String trackingNumber, List<DevelopedPhoto> photos, EvidencePhotos.Stage stage, boolean shown,
            String officer, Instant now) {
        int position = jdbc.sql("select coalesce(max(position) + 1, 0) from attachment where tracking_number = ?")
                .param(trackingNumber).query(Integer.class).single();
        for (DevelopedPhoto photo : photos) {
            insert(new Slot(newId(), trackingNumber, position++, stage.name(), shown, officer, now), photo);
        }
    }

    private record Slot(String id, String trackingNumber, int position, String purpose, boolean shown,
            @Nullable String officer, Instant now) {
    }

    private void insert(Slot slot, DevelopedPhoto photo) {
        insert(slot, Photo.Kind.PHOTO, photo.photo());
        insert(slot, Photo.Kind.THUMBNAIL, photo.thumbnail());
    }

    private void insert(Slot slot, Photo.Kind kind, Picture picture) {
        jdbc.sql("""
                insert into attachment (id, kind, tracking_number, position, content_type, width, height, bytes,
                    sha256, content, created, purpose, shown, added_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(slot.id, kind.name(), slot.trackingNumber, slot.position, JPEG, picture.width(),
                        picture.height(), picture.jpeg().length, Fingerprint.sha256().digest(picture.jpeg()),
                        picture.jpeg(), Timestamp.from(slot.now), slot.purpose, slot.shown, slot.officer)
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
                where tracking_number = ? and kind = 'PHOTO' and purpose = 'REPORT' order by position""")
                .param(trackingNumber)
                .query((row, n) -> new PhotoInfo(row.getString("id"), row.getInt("width"), row.getInt("height")))
                .list();
    }

    List<Evidence> evidence(String trackingNumber) {
        return jdbc.sql("""
                select * from attachment
                where tracking_number = ? and kind = 'PHOTO' and purpose <> 'REPORT' order by position""")
                .param(trackingNumber)
                .query((row, n) -> new Evidence(
                        new PhotoInfo(row.getString("id"), row.getInt("width"), row.getInt("height")),
                        EvidencePhotos.Stage.valueOf(row.getString("purpose")), row.getBoolean("shown"),
                        row.getString("added_by"), row.getTimestamp("created").toInstant()))
                .list();
    }

    /** @return whether there is such a photograph from the place, and it was not so before */
    boolean show(String trackingNumber, String id, boolean shown) {
        return jdbc.sql("""
                update attachment set shown = :shown
                where tracking_number = :number and id = :id and purpose <> 'REPORT' and shown <> :shown""")
                .param("shown", shown).param("number", trackingNumber).param("id", id).update() > 0;
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
