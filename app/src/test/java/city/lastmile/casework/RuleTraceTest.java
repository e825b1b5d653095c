package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The case tells by which rule those were chosen who call back, look, review and arbitrate, in the rule's own words. */
@ProcessTest
class RuleTraceTest implements LifecycleSteps {

    private static final Map<String, Object> RETURN = Map.of("nextStep", "RETURN", "returnReason", "NOT_MY_DUTY",
            "returnProposal", "建议交园林。");
    private static final Map<String, Object> EXPLAINED = Map.of("outcome", "EXPLAINED", "publicAnswer", "须先规划。");

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    RequestLedger ledger;
    @Autowired
    RecordWords words;

    @Override
    public CaseDriver driver() {
        return driver;
    }

    @Override
    public Casework casework() {
        return casework;
    }

    @Override
    public RequestLedger ledger() {
        return ledger;
    }

    @Test
    void who_calls_back() {
        String number = driver.reportWithPhone("garbage", TOWN, GRID);
        driver.fire(number, "Acceptance");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        handle(number, ANSWER);

        assertThat(told(number, JournalEvent.CALL_PLANNED)).startsWith("desk（依据“电话回访”第 ").endsWith("版：其余事项）");
    }

    @Test
    void who_reviews_and_who_looks() {
        String number = inHand();
        handle(number, EXPLAINED);
        driver.complete(number, "ReviewResult", "town-head", Map.of("decision", "PASS"));
        casework.rate(number, NOT_CONTENT);

        assertThat(told(number, JournalEvent.REVIEW_ASKED)).startsWith("head-370281001（依据“").contains("版：");
        assertThat(told(number, JournalEvent.LOOK_ASKED)).startsWith("head-370281001（依据“重办规则”第 ")
                .endsWith("版：已复核的解释说明件：上一级过问）");
    }

    @Test
    void who_arbitrates() {
        String number = triaged("garbage");
        driver.complete(number, "ClaimRequest", "grid01", RETURN);
        driver.complete(number, "ReassignResponsibility", "town-head",
                Map.of("office", "org-dept-parks", "officeReason", "园林路段。"));
        driver.complete(number, "ClaimRequest", "dept-staff", RETURN);

        assertThat(told(number, JournalEvent.ARBITRATION_ASKED)).startsWith("desk（依据“").contains("版：");
    }

    private String told(String number, JournalEvent event) {
        return ledger.journal(number).stream().filter(entry -> entry.event().equals(event.name())).findFirst()
                .map(entry -> entry.office() + words.of(event, String.valueOf(entry.details()), Locale.SIMPLIFIED_CHINESE))
                .orElseThrow();
    }
}
