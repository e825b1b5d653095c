package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.Repairs;
import city.lastmile.casework.Splitting;
import city.lastmile.casework.Suitability;
import city.lastmile.oversight.SupervisionOrders;
import city.lastmile.register.StaffBook.Reason;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers do to a case from its page, each in one transaction. */
@Component
class CaseDeskForStaff {

    private final Casework casework;
    private final Duplicates duplicates;
    private final Suitability suitability;
    private final Repairs repairs;
    private final SupervisionOrders orders;
    private final Splitting splitting;

    CaseDeskForStaff(Casework casework, Duplicates duplicates, Suitability suitability, Repairs repairs,
            SupervisionOrders orders, Splitting splitting) {
        this.casework = casework;
        this.duplicates = duplicates;
        this.suitability = suitability;
        this.repairs = repairs;
        this.orders = orders;
        this.splitting = splitting;
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

    @Transactional
    public void split(String trackingNumber, Splitting.Part part, String officer) {
        splitting.split(trackingNumber, List.of(part), officer);
    }

    @Transactional
    public void supervise(String trackingNumber, CaseAccess.Supervisor supervisor, String words) {
        orders.order(trackingNumber, supervisor.officer(), supervisor.group(), words);
    }
}
