package city.lastmile.intake;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Rating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers residents: slows down floods, checks what comes, and hands on what is right. */
@Component
class IntakeDesk implements ReportDesk {

    private static final int LONGEST_REASON = 1000;
    private static final Duration WAIT_FOR_PHOTOS = Duration.ofSeconds(10);
    private static final Duration WAIT_FOR_THE_DOOR = Duration.ofSeconds(10);

    private final Gate gate;
    private final ReportCheck reports;
    private final PhotoQueue photoQueue;
    private final Door door;
    private final Registry registry;
    private final FollowedRequests requests;

    IntakeDesk(Gate gate, ReportCheck reports, PhotoQueue photoQueue, Door door, Registry registry,
            FollowedRequests requests) {
        this.gate = gate;
        this.reports = reports;
        this.photoQueue = photoQueue;
        this.door = door;
        this.registry = registry;
        this.requests = requests;
    }

    @Override
    public Reply<Receipt> submit(Report report, List<UploadedPhoto> photos, @Nullable String idempotencyKey,
            String client) {
        Optional<Duration> wait = gate.submission(client);
        if (wait.isPresent()) {
            return new Reply.TooMany<>(wait.get());
        }
        if (!Submission.isUsable(idempotencyKey)) {
            return refused(FieldProblem.of("idempotencyKey", "intake.key.unusable"));
        }
        if (photos.size() > MOST_PHOTOS) {
            return refused(FieldProblem.of("photos", "intake.photo.many", MOST_PHOTOS));
        }
        Submission submission = registry.submission(idempotencyKey, report, photos);
        return registry.earlier(submission).orElseGet(() -> register(submission, report, photos));
    }

    private Reply<Receipt> register(Submission submission, Report report, List<UploadedPhoto> uploads) {
        ReportCheck.Result checked = reports.check(report);
        PhotoQueue.Result photos = photoQueue.develop(uploads);
        if (photos.busy()) {
            return new Reply.TooMany<>(WAIT_FOR_PHOTOS);
        }
        if (checked.report() == null || !photos.problems().isEmpty()) {
            List<FieldProblem> problems = new ArrayList<>(checked.problems());
            problems.addAll(photos.problems());
            return new Reply.Refused<>(problems);
        }
        CheckedReport right = checked.report();
        return door.letIn(() -> registry.store(submission, right, photos.photos()))
                .orElseGet(() -> new Reply.Busy<>(WAIT_FOR_THE_DOOR));
    }

    @Override
    public boolean knows(String idempotencyKey) {
        return registry.knows(idempotencyKey);
    }

    @Override
    public List<Duplicates.Nearby> nearby(@Nullable String category, @Nullable Double latitude,
            @Nullable Double longitude) {
        boolean known = category != null && latitude != null && longitude != null && Math.abs(latitude) <= 90
                && Math.abs(longitude) <= 180;
        return known ? requests.nearby(category, latitude, longitude) : List.of();
    }

    @Override
    public Reply<Followed> follow(FollowUp followUp) {
        return opened(followUp, number -> requests.find(number)
                .<Reply<Followed>>map(Reply.Granted::new).orElseGet(Reply.Unknown::new));
    }

    @Override
    public Reply<Answer> add(FollowUp followUp, @Nullable String words) {
        String clean = Words.text(words);
        if (clean.isEmpty()) {
            return refused(FieldProblem.of("words", "intake.addition.empty"));
        }
        if (Words.count(clean) > ReportCheck.LONGEST_DESCRIPTION) {
            return refused(FieldProblem.of("words", "intake.words.long", ReportCheck.LONGEST_DESCRIPTION,
                    Words.count(clean)));
        }
        return opened(followUp, number -> answered(() -> requests.add(number, clean)));
    }

    @Override
    public Reply<Answer> withdraw(FollowUp followUp, @Nullable String reason) {
        String clean = Words.text(reason);
        if (Words.count(clean) > LONGEST_REASON) {
            return refused(FieldProblem.of("reason", "intake.words.long", LONGEST_REASON, Words.count(clean)));
        }
        return opened(followUp, number -> answered(() -> requests.withdraw(number, clean)));
    }

    @Override
    public Reply<Answer> urge(FollowUp followUp) {
        return opened(followUp, number -> answered(() -> requests.urge(number)));
    }

    @Override
    public Reply<Answer> rate(FollowUp followUp, Stars stars) {
        List<FieldProblem> problems = StarsCheck.problems(stars);
        if (!problems.isEmpty()) {
            return new Reply.Refused<>(problems);
        }
        Rating rating = StarsCheck.rating(stars);
        return opened(followUp, number -> answered(() -> requests.rate(number, rating)));
    }

    @Override
    public Reply<Photo> photo(FollowUp followUp, String photoId, Photo.Kind kind) {
        return opened(followUp, number -> requests.photo(number, photoId, kind)
                .<Reply<Photo>>map(Reply.Granted::new).orElseGet(Reply.Unknown::new));
    }

    private <T> Reply<T> opened(FollowUp followUp, java.util.function.Function<String, Reply<T>> then) {
        Gate.Entry entry = gate.enter(followUp);
        if (entry.pause() != null) {
            return new Reply.TooMany<>(entry.pause());
        }
        return entry.trackingNumber() == null ? new Reply.Unknown<>() : then.apply(entry.trackingNumber());
    }

    private static Reply<Answer> answered(Supplier<Answer> wish) {
        Answer answer = wish.get();
        return answer == Answer.UNKNOWN ? new Reply.Unknown<>() : new Reply.Granted<>(answer);
    }

    private static <T> Reply<T> refused(FieldProblem problem) {
        return new Reply.Refused<>(List.of(problem));
    }
}
