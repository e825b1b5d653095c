package city.lastmile.terminal;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Repairs;
import city.lastmile.casework.Suitability;
import city.lastmile.register.StaffBook.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers do to a case from its page, each in one transaction. */
@Component
class CaseDeskForStaff {

    private final Casework casework;
    private final Duplicates duplicates;
    private final Suitability suitability;
    private final Repairs repairs;

    CaseDeskForStaff(Casework casework, Duplicates duplicates, Suitability suitability, Repairs repairs) {
        this.casework = casework;
        this.duplicates = duplicates;
        this.suitability = suitability;
        this.repairs = repairs;
    }

    long stuck(String trackingNumber) {
        return repairs.stuck(trackingNumber);
    }

    @Transactional
    public Answer urge(String trackingNumber, String officer) {
        return casework.urge(trackingNumber, officer);
    }

    @Transactional
    public void declareConflict(String trackingNumber, Reason reason, String officer) {
        suitability.declareConflict(officer, trackingNumber, reason);
    }

    @Transactional
    public void startAgain(String trackingNumber, String officer) {
        repairs.startAgain(trackingNumber, officer);
    }

    @Transactional
    public void merge(String trackingNumber, String into, String officer) {
        duplicates.merge(trackingNumber, into, officer);
    }
}
