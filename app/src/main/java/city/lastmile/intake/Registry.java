package city.lastmile.intake;

import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.NewRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Registers a report: key, request, process, contact and photographs in one transaction, acknowledged after its
 * commit. Whatever fails, nothing is half-written.
 */
@Component
class Registry {

    private final Casework casework;
    private final Duplicates duplicates;
    private final TransactionOperations transaction;
    private final ReportStores stores;
    private final TrackingNumbers numbers;
    private final FollowUpCodes codes;
    private final Clock clock;

    Registry(Casework casework, Duplicates duplicates, TransactionOperations transaction, ReportStores stores,
            TrackingNumbers numbers, FollowUpCodes codes, Clock clock) {
        this.casework = casework;
        this.duplicates = duplicates;
        this.transaction = transaction;
        this.stores = stores;
        this.numbers = numbers;
        this.codes = codes;
        this.clock = clock;
    }

    Submission submission(@Nullable String idempotencyKey, Report report, List<UploadedPhoto> photos) {
        return stores.submission(idempotencyKey, report, photos);
    }

    boolean knows(String idempotencyKey) {
        return stores.idempotency().find(stores.fingerprint().of(idempotencyKey)).isPresent();
    }

    /** @return the answer that an earlier submission under the same key decides; empty when there was none */
    Optional<Reply<Receipt>> earlier(Submission submission) {
        return Optional.ofNullable(submission.keyHash()).flatMap(stores.idempotency()::find)
                .map(entry -> repeated(entry, submission));
    }

    private Reply<Receipt> repeated(IdempotencyStore.Entry entry, Submission submission) {
        return entry.isOf(submission.fingerprint())
                ? new Reply.Granted<>(receipt(entry.trackingNumber(), entry.created(), true))
                : new Reply.KeyReused<>();
    }

    private Receipt receipt(String trackingNumber, Instant submittedAt, boolean repeated) {
        return new Receipt(trackingNumber, codes.codeOf(trackingNumber), submittedAt, repeated);
    }

    Reply<Receipt> store(Submission submission, CheckedReport report, List<DevelopedPhoto> photos) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> number = transaction.execute(status -> stored(submission, report, photos, now));
        if (number != null && number.isPresent()) {
            return new Reply.Granted<>(receipt(number.get(), now, false));
        }
        return earlier(submission).orElseThrow(
                () -> new IllegalStateException("An idempotency key vanished while it was being used"));
    }

    /** @return the tracking number, or empty when an equal key was committed first */
    private Optional<String> stored(Submission submission, CheckedReport report, List<DevelopedPhoto> photos,
            Instant now) {
        String number = numbers.next(now);
        if (submission.keyHash() != null && !stores.idempotency().claim(submission.keyHash(),
                new IdempotencyStore.Entry(submission.fingerprint(), number, now))) {
            return Optional.empty();
        }
        NewRequest request = report.toRequest(number, now);
        if (report.supports() == null || !duplicates.support(request, report.supports())) {
            casework.open(request);
        }
        stores.contacts().save(number, report.contact(), now);
        stores.attachments().save(number, photos, now);
        return Optional.of(number);
    }
}
