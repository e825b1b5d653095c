package city.lastmile.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What intake keeps of a report beside the request itself. */
@Component
record ReportStores(IdempotencyStore idempotency, ContactStore contacts, AttachmentStore attachments,
        Fingerprint fingerprint) {

    Submission submission(@Nullable String idempotencyKey, Report report, List<UploadedPhoto> photos) {
        return new Submission(idempotencyKey == null ? null : fingerprint.of(idempotencyKey),
                fingerprint.of(report, photos));
    }
}
