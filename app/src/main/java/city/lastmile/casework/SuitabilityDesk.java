package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Availability;
import city.lastmile.register.StaffBook;
import city.lastmile.register.StaffBook.Reason;
import city.lastmile.register.StaffBook.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who can work on a request, and takes declarations of those who cannot. */
@Service
class SuitabilityDesk implements Suitability {

    private final StandIns standIns;
    private final TaskStandIns taskStandIns;
    private final RequestLedger ledger;
    private final Availability availability;
    private final StaffBook book;

    SuitabilityDesk(StandIns standIns, TaskStandIns taskStandIns, RequestLedger ledger, Availability availability,
            StaffBook book) {
        this.standIns = standIns;
        this.taskStandIns = taskStandIns;
        this.ledger = ledger;
        this.availability = availability;
        this.book = book;
    }

    @Override
    public boolean mustKeepOut(String officer, String trackingNumber) {
        return availability.hasConflicts(officer)
                && ledger.find(trackingNumber).map(file -> standIns.mustKeepOut(officer, file)).orElse(false);
    }

    @Override
    public void requireFree(String officer, String trackingNumber) {
        if (availability.hasConflicts(officer) || availability.isAway(officer)) {
            ledger.find(trackingNumber).ifPresent(file -> standIns.requireFree(officer, file));
        }
    }

    @Override
    @Transactional
    public void declareConflict(String officer, String trackingNumber, Reason reason) {
        RequestFile file = ledger.hold(trackingNumber).orElseThrow();
        if (file.state().isFinal() || standIns.mustKeepOut(officer, file)) {
            throw new RefusedInputException("task.refused.declared");
        }
        book.declareConflict(officer, Scope.REQUEST, trackingNumber, reason, officer);
        ledger.write(trackingNumber, new JournalNote(JournalEvent.CONFLICT_DECLARED, officer, file.responsibleGroup(),
                null, reason.name()));
        taskStandIns.lookAgain(trackingNumber);
    }
}
