package city.lastmile.intake;

import java.time.Instant;
import java.util.List;

/**
 * Photographs that officers took at the place 现场照片. They pass the same checks as residents' and are re-encoded like
 * them; asking who may add or see them is the caller's part.
 */
public interface EvidencePhotos {

    /** How many a request can have. */
    int MOST = 20;

    /** When it was taken. */
    enum Stage {
        /** Before the work. */
        BEFORE,
        /** After it. */
        AFTER
    }

    /**
     * A photograph from the place.
     *
     * @param photo   the photograph
     * @param stage   before or after the work
     * @param shown   whether the resident sees it with the answer
     * @param addedBy the officer's id
     * @param at      when it was added
     */
    record Evidence(PhotoInfo photo, Stage stage, boolean shown, String addedBy, Instant at) {
    }

    /** @return what was added to the request, in that order */
    List<Evidence> of(String trackingNumber);

    /**
     * Adds photographs, all or none, and writes that into the request's journal.
     *
     * @param shown   whether the resident is to see them with the answer
     * @param officer id of the officer who took them
     * @return what is wrong with them; empty when they were added
     */
    List<FieldProblem> add(String trackingNumber, Stage stage, boolean shown, List<UploadedPhoto> photos,
            String officer);

    /** From now on the resident sees the photograph with the answer, or does not; that is in the journal too. */
    void show(String trackingNumber, String photoId, boolean shown, String officer);
}
