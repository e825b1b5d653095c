package city.lastmile.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets photographs be decoded a few at a time, so that their pixels never fill the memory. */
@Component
class PhotoQueue {

    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int LONGEST_NAME = 80;

    private final PhotoStudio studio;
    private final Semaphore places;

    PhotoQueue(PhotoStudio studio, IntakeProperties properties) {
        this.studio = studio;
        this.places = new Semaphore(properties.photosAtOnce(), true);
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
            if (!placeFound()) {
                return new Result(List.of(), List.of(), true);
            }
            try {
                photos.add(studio.develop(upload));
            } catch (UnusablePhotoException e) {
                problems.add(FieldProblem.of("photos", e.messageKey(), name(upload.fileName())));
            } finally {
                places.release();
            }
        }
        return new Result(photos, problems, false);
    }

    private boolean placeFound() {
        try {
            return places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
