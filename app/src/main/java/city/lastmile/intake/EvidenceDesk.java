package city.lastmile.intake;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes photographs from the place into the file of a request. */
@Component
class EvidenceDesk implements EvidencePhotos {

    private final PhotoQueue queue;
    private final AttachmentStore store;
    private final CaseControl cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceDesk(PhotoQueue queue, AttachmentStore store, CaseControl cases, TransactionTemplate transaction,
            Clock clock) {
        this.queue = queue;
        this.store = store;
        this.cases = cases;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<Evidence> of(String trackingNumber) {
        return store.evidence(trackingNumber);
    }

    @Override
    public List<FieldProblem> add(String trackingNumber, Stage stage, boolean shown, List<UploadedPhoto> uploads,
            String officer) {
        if (uploads.isEmpty()) {
            return List.of(FieldProblem.of("photos", "intake.evidence.none"));
        }
        PhotoQueue.Result result = queue.develop(uploads);
        if (result.busy()) {
            return List.of(FieldProblem.of("photos", "intake.evidence.busy"));
        }
        if (!result.problems().isEmpty()) {
            return result.problems();
        }
        boolean added = Boolean.TRUE.equals(transaction.execute(status -> {
            cases.record(trackingNumber, note(stage + " × " + uploads.size() + (shown ? ", shown" : ""), officer));
            boolean fits = store.evidence(trackingNumber).size() + uploads.size() <= MOST;
            if (fits) {
                store.saveEvidence(trackingNumber, result.photos(), stage, shown, officer, clock.instant());
            } else {
                status.setRollbackOnly();
            }
            return fits;
        }));
        return added ? List.of() : List.of(FieldProblem.of("photos", "intake.evidence.many", MOST));
    }

    private static JournalNote note(String details, String officer) {
        return new JournalNote(JournalEvent.EVIDENCE_ADDED, officer, null, null, details);
    }

    @Override
    public void show(String trackingNumber, String photoId, boolean shown, String officer) {
        transaction.executeWithoutResult(status -> {
            if (store.show(trackingNumber, photoId, shown)) {
                cases.record(trackingNumber, note(shown ? "shown" : "not shown", officer));
            }
        });
    }
}
