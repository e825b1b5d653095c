package city.lastmile.intake;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Explanations;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.PublicStep;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestFile;
import city.lastmile.intake.EvidencePhotos.Evidence;
import city.lastmile.register.CityRegister;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests as their residents see and touch them; whoever calls has shown the code. */
@Component
class FollowedRequests {

    private static final Set<String> RESIDENTS =
            Set.of("SUBMITTED", "ADDITION", "RATED", "WITHDRAWN", "LET_GO", "URGED", "SUPPORTED");

    private final Casework casework;
    private final Duplicates duplicates;
    private final Explanations explanations;
    private final CityRegister register;
    private final AttachmentStore attachments;
    private final ContactStore contacts;

    FollowedRequests(Casework casework, Duplicates duplicates, Explanations explanations, CityRegister register,
            AttachmentStore attachments, ContactStore contacts) {
        this.explanations = explanations;
        this.contacts = contacts;
        this.casework = casework;
        this.duplicates = duplicates;
        this.register = register;
        this.attachments = attachments;
    }

    @Transactional(readOnly = true)
    public Optional<Followed> find(String trackingNumber) {
        return casework.find(trackingNumber).map(this::followed);
    }

    private Followed followed(RequestFile file) {
        RequestFile main = casework.goingOn(file);
        String office = main.responsibleGroup() == null ? null : register.officeName(main.responsibleGroup());
        return new Followed(file, main, office, explanations.inPlainWords(main.trackingNumber()), steps(file, main),
                attachments.of(file.trackingNumber()), proof(main), casework.mayRate(file.trackingNumber()));
    }

    private List<Evidence> proof(RequestFile main) {
        return main.completedAt() == null ? List.of()
                : attachments.evidence(main.trackingNumber()).stream().filter(Evidence::shown).toList();
    }

    /** Of another resident's report one sees what the city did with it, not what that resident wrote. */
    private List<PublicStep> steps(RequestFile file, RequestFile main) {
        List<PublicStep> own = casework.publicSteps(file.trackingNumber());
        if (main == file) {
            return own;
        }
        Stream<PublicStep> citys = casework.publicSteps(main.trackingNumber()).stream()
                .filter(step -> !RESIDENTS.contains(step.event()));
        return Stream.concat(own.stream(), citys).sorted(Comparator.comparing(PublicStep::at)).toList();
    }

    List<Duplicates.Nearby> nearby(String category, double latitude, double longitude) {
        return duplicates.near(category, latitude, longitude);
    }

    Optional<Photo> photo(String trackingNumber, String id, Photo.Kind kind) {
        Optional<RequestFile> file = casework.find(trackingNumber);
        boolean own = attachments.of(trackingNumber).stream().anyMatch(photo -> photo.id().equals(id));
        Optional<String> owner = own ? Optional.of(trackingNumber) : file.map(casework::goingOn)
                .filter(main -> proof(main).stream().anyMatch(evidence -> evidence.photo().id().equals(id)))
                .map(RequestFile::trackingNumber);
        return owner.flatMap(number -> attachments.find(number, id, kind));
    }

    @Transactional
    public Answer add(String trackingNumber, String words) {
        return casework.add(trackingNumber, words);
    }

    /** Where it goes on for others, the resident is neither called nor told of anything any more. */
    @Transactional
    public Answer withdraw(String trackingNumber, String reason) {
        Answer answer = casework.withdraw(trackingNumber, reason);
        if (answer == Answer.DONE && casework.find(trackingNumber).filter(RequestFile::letGo).isPresent()) {
            contacts.forget(trackingNumber);
        }
        return answer;
    }

    @Transactional
    public Answer urge(String trackingNumber) {
        return casework.urge(trackingNumber, JournalNote.RESIDENT);
    }

    @Transactional
    public Answer rate(String trackingNumber, Rating rating) {
        return casework.rate(trackingNumber, rating);
    }
}
