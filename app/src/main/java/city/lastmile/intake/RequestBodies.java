package city.lastmile.intake;

import city.lastmile.casework.Choice;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Outcome;
import city.lastmile.casework.PublicStep;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of the API. */
final class RequestBodies {

    private RequestBodies() {
    }

    record RequestSubmission(@Nullable String description, @Nullable String category, @Nullable Double latitude,
            @Nullable Double longitude, @Nullable String town, @Nullable String village, @Nullable String place,
            @Nullable String subjectOrganisation, @Nullable ContactData contact, @Nullable String supports) {

        Report toReport() {
            return new Report(description, category, latitude, longitude, town, village, place, subjectOrganisation,
                    contact == null ? Contact.NONE : contact.toContact(), "api", supports);
        }
    }

    /** An open request near a point, as far as everybody may know of it. */
    record NearbyRequest(String trackingNumber, long metres, RequestState state, Instant submittedAt) {

        static NearbyRequest of(Duplicates.Nearby found) {
            return new NearbyRequest(found.trackingNumber(), found.metres(), found.file().state(),
                    found.file().submittedAt());
        }
    }

    record ContactData(@Nullable String name, @Nullable String phone, @Nullable String email) {

        Contact toContact() {
            return new Contact(name, phone, email);
        }

        @Override
        public String toString() {
            return toContact().toString();
        }
    }

    record RequestReceipt(String trackingNumber, String followUpCode, Instant submittedAt) {

        static RequestReceipt of(Receipt receipt) {
            return new RequestReceipt(receipt.trackingNumber(), receipt.followUpCode(), receipt.submittedAt());
        }

        @Override
        public String toString() {
            return "RequestReceipt[" + trackingNumber + "]";
        }
    }

    record RequestView(String trackingNumber, String description, String category, @Nullable String town,
            @Nullable String grid, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude,
            RequestState state, Supervision supervision, @Nullable String office, Instant submittedAt,
            @Nullable Instant claimDue, @Nullable Instant handleDue, @Nullable Instant completedAt,
            @Nullable Instant ratingDue, @Nullable Outcome outcome, @Nullable String publicAnswer,
            @Nullable LocalDate restDue, @Nullable String refusalGround, @Nullable Rating rating, List<String> reasons,
            List<PublicStep> steps, List<PhotoInfo> photos) {

        /** What came of it stands in the request that goes on for it, as on the page. */
        static RequestView of(Followed followed) {
            RequestFile file = followed.file();
            RequestFile main = followed.main();
            return new RequestView(file.trackingNumber(), file.description(), file.category(), file.town(),
                    file.grid(), file.place(), file.latitude(), file.longitude(), file.state(), file.supervision(),
                    followed.office(), file.submittedAt(), main.claimDue(), main.handleDue(), main.completedAt(),
                    main.ratingDue(), main.publicAnswer() == null ? file.outcome() : main.outcome(),
                    main.publicAnswer(), main.restDue(), ground(main),
                    file.rating(), followed.reasons(), followed.steps(), followed.photos());
        }
    }

    private static @Nullable String ground(RequestFile file) {
        Choice ground = file.refusalGround();
        return ground == null ? null : ground.value();
    }

    record Addition(@Nullable String words) {
    }

    record Withdrawal(@Nullable String reason) {
    }

    record RatingSubmission(@Nullable Integer response, @Nullable Integer result, @Nullable Integer attitude,
            Rating.@Nullable Resolved resolved, @Nullable String words) {

        ReportDesk.Stars toStars() {
            return new ReportDesk.Stars(response, result, attitude, resolved, words);
        }
    }
}
