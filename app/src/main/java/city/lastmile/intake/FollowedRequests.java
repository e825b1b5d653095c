package city.lastmile.intake;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.Rating;
import city.lastmile.casework.RequestFile;
import city.lastmile.register.CityRegister;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests as their residents see and touch them; whoever calls has shown the code. */
@Component
class FollowedRequests {

    private final Casework casework;
    private final CityRegister register;
    private final AttachmentStore attachments;

    FollowedRequests(Casework casework, CityRegister register, AttachmentStore attachments) {
        this.casework = casework;
        this.register = register;
        this.attachments = attachments;
    }

    @Transactional(readOnly = true)
    public Optional<Followed> find(String trackingNumber) {
        return casework.find(trackingNumber).map(this::followed);
    }

    private Followed followed(RequestFile file) {
        String office = file.responsibleGroup() == null ? null : register.officeName(file.responsibleGroup());
        return new Followed(file, office, casework.publicSteps(file.trackingNumber()),
                attachments.of(file.trackingNumber()));
    }

    Optional<Photo> photo(String trackingNumber, String id, Photo.Kind kind) {
        return attachments.find(trackingNumber, id, kind);
    }

    @Transactional
    public Answer add(String trackingNumber, String words) {
        return casework.add(trackingNumber, words);
    }

    @Transactional
    public Answer withdraw(String trackingNumber, String reason) {
        return casework.withdraw(trackingNumber, reason);
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
