package city.lastmile.terminal;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers do to a case from its page, each in one transaction. */
@Component
class CaseDeskForStaff {

    private final Casework casework;
    private final Duplicates duplicates;

    CaseDeskForStaff(Casework casework, Duplicates duplicates) {
        this.casework = casework;
        this.duplicates = duplicates;
    }

    @Transactional
    public Answer urge(String trackingNumber, String officer) {
        return casework.urge(trackingNumber, officer);
    }

    @Transactional
    public void merge(String trackingNumber, String into, String officer) {
        duplicates.merge(trackingNumber, into, officer);
    }
}
