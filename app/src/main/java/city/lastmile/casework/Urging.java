package city.lastmile.casework;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/**
 * Residents and supervisors may ask for speed 催办. It is written down, counted and shown, and does nothing else: who
 * makes noise is served no sooner. How often, the table {@code urging-policy} says.
 */
@Component
class Urging {

    private static final String POLICY = "urging-policy";

    private final RequestLedger ledger;
    private final CityRegister register;
    private final DecisionService decisions;
    private final WorkingTime workingTime;
    private final Clock clock;

    Urging(RequestLedger ledger, CityRegister register, DecisionService decisions, WorkingTime workingTime,
            Clock clock) {
        this.ledger = ledger;
        this.register = register;
        this.decisions = decisions;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** The request's row is held by the caller. */
    Answer urge(RequestFile file, String actor) {
        if (file.state().isFinal()) {
            return Answer.ALREADY_FINAL;
        }
        if (file.completedAt() != null) {
            return Answer.ALREADY_COMPLETED;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant last = ledger.moment(file.trackingNumber(), Fact.LAST_URGED);
        if (last != null && now.isBefore(workingTime.after(last, pause(file)))) {
            return Answer.TOO_SOON;
        }
        int urges = ledger.number(file.trackingNumber(), Fact.URGES) + 1;
        ledger.set(file.trackingNumber(), Map.of(Fact.URGES, urges, Fact.LAST_URGED, now));
        ledger.write(file.trackingNumber(), new JournalNote(JournalEvent.URGED, actor, null, null, "no. " + urges));
        return Answer.DONE;
    }

    private Allowance pause(RequestFile file) {
        String urgency = register.category(file.category()).map(Category::urgency).map(Enum::name).orElse("");
        return Allowance.parse(decisions.evaluateDecisionTableByKey(POLICY, Map.of("urgency", urgency))
                .getSingleResult().getSingleEntry());
    }
}
