package city.lastmile.terminal;

import city.lastmile.casework.Answer;
import city.lastmile.casework.Casework;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Urges a case in an officer's name, in one transaction. */
@Component
class CaseUrging {

    private final Casework casework;

    CaseUrging(Casework casework) {
        this.casework = casework;
    }

    @Transactional
    public Answer urge(String trackingNumber, String officer) {
        return casework.urge(trackingNumber, officer);
    }
}
