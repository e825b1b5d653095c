package city.lastmile.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets photographs be decoded a few at a time, so that their pixels never fill the memory. */
@Component
class PhotoQueue {

    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final int LONGEST_NAME = 80;

    private final PhotoStudio studio;
    private final Door door;

    PhotoQueue(PhotoStudio studio, IntakeProperties properties) {
        this.studio = studio;
        this.door = new Door(properties.photosAtOnce(), LONGEST_WAIT_MILLIS);
    }

    /** What came of the photographs: busy means that the wait was too long and nothing was looked at to the end. */
    record Result(List<DevelopedPhoto> photos, List<FieldProblem> problems, boolean busy) {
    }

    Result develop(List<UploadedPhoto> uploads) {
        if (uploads.size() > ReportDesk.MOST_PHOTOS) {
            return new Result(List.of(), List.of(FieldProblem.of("photos", "intake.photo.many",
                    ReportDesk.MOST_PHOTOS)), false);
        }
        List<DevelopedPhoto> photos = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (UploadedPhoto upload : uploads) {
            try {
                Optional<DevelopedPhoto> photo = door.letIn(() -> studio.develop(upload));
                if (photo.isEmpty()) {
                    return new Result(List.of(), List.of(), true);
                }
                photos.add(photo.get());
            } catch (UnusablePhotoException e) {
                problems.add(FieldProblem.of("photos", e.messageKey(), name(upload.fileName())));
            }
        }
        return new Result(photos, problems, false);
    }

    private static String name(@Nullable String fileName) {
        String name = Words.line(fileName);
        if (name == null) {
            return "?";
        }
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
