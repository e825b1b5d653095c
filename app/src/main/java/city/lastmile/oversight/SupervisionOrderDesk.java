package city.lastmile.oversight;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.Casework;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.TaskRules;
import city.lastmile.platform.RefusedInputException;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the request's process that a supervisor wants it followed. */
@Service
@Transactional
class SupervisionOrderDesk implements SupervisionOrders {

    private static final String MESSAGE = "SupervisionOrdering";

    private final SupervisionLedger ledger;
    private final Casework casework;
    private final CaseControl control;
    private final TaskRules rules;
    private final RuntimeService runtime;

    SupervisionOrderDesk(SupervisionLedger ledger, Casework casework, CaseControl control, TaskRules rules,
            RuntimeService runtime) {
        this.ledger = ledger;
        this.casework = casework;
        this.control = control;
        this.rules = rules;
        this.runtime = runtime;
    }

    @Override
    public void order(String trackingNumber, String actor, String group, String words) {
        String reason = rules.instruction(words.isBlank() ? null : words.strip());
        casework.find(trackingNumber).filter(file -> !file.state().isFinal() && file.completedAt() == null)
                .orElseThrow(() -> notInHand(trackingNumber));
        if (ledger.isOrdered(trackingNumber, group)) {
            throw new RefusedInputException("supervise.refused.already");
        }
        control.record(trackingNumber, new JournalNote(JournalEvent.SUPERVISION_ORDERED, actor, group, null, reason));
        try {
            runtime.createMessageCorrelation(MESSAGE).processInstanceBusinessKey(trackingNumber)
                    .setVariablesToTriggeredScope(Map.of("orderedGroup", group)).correlate();
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw notInHand(trackingNumber);
        }
    }

    private static RefusedInputException notInHand(String trackingNumber) {
        return new RefusedInputException("supervise.refused.notInHand", trackingNumber);
    }
}
