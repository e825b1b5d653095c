package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.register.CityRegister;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import city.lastmile.support.WriteCounter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;

/**
 * What a request writes on its way from report to close decides how many a city can have in a second. Whoever needs
 * more rows than these raises the limit here, and says why.
 */
@ProcessTest
class LifecycleCostTest {

    /** One tells the officer that the resident rated it; two, changed once, put his tasks on the lists that he works from. */
    private static final int MOST_INSERTS = 44;
    private static final int MOST_UPDATES = 14;
    private static final int MOST_DELETES = 32;
    /** Report, triage, claim, take-over, handling, rating. */
    private static final int MOST_COMMITS = 6;
    /** Of the write-ahead log, without page images, which tell when the last checkpoint was, and without full pages. */
    private static final int MOST_LOG_BYTES = 50_000;
    /** With what falls on whoever comes just when a page is full. */
    private static final int MOST_LOG_BYTES_AND_SPLITS = 60_000;
    private static final int LIVES = 20;

    @Autowired
    CaseDriver cases;
    @Autowired
    Casework casework;
    @Autowired
    CityRegister register;
    @Autowired
    ConfigurableTransactionManager transactions;
    @Autowired
    JdbcClient jdbc;

    @Test
    void a_request_writes_no_more_than_it_did() {
        live();
        try (WriteCounter counter = WriteCounter.of(transactions, jdbc)) {
            live();

            Map<String, WriteCounter.Rows> tables = new TreeMap<>(counter.written());
            assertThat(tables).containsKeys("service_request", "journal_entry", "act_ru_task");
            assertThat(counter.total().inserted()).as("rows inserted: %s", tables).isLessThanOrEqualTo(MOST_INSERTS);
            assertThat(counter.total().updated()).as("rows updated: %s", tables).isLessThanOrEqualTo(MOST_UPDATES);
            assertThat(counter.total().deleted()).as("rows deleted: %s", tables).isLessThanOrEqualTo(MOST_DELETES);
            assertThat(counter.commits()).as("transactions that wrote").isLessThanOrEqualTo(MOST_COMMITS);
        }
    }

    @Test
    void a_request_writes_no_more_log_than_it_did() {
        live();
        try (WriteCounter counter = WriteCounter.of(transactions, jdbc)) {
            for (int life = 0; life < LIVES; life++) {
                live();
            }

            assertThat(counter.ownLogBytes() / LIVES).isPositive().isLessThanOrEqualTo(MOST_LOG_BYTES);
            assertThat(counter.logBytes() / LIVES).isLessThanOrEqualTo(MOST_LOG_BYTES_AND_SPLITS);
        }
    }

    /** The way of most requests: a simple matter, one officer, a content resident. */
    private void live() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        cases.fire(number, "Acceptance");
        String officer = register.members("grid-370281001-0001").get(0).id();
        cases.complete(number, "ClaimRequest", officer, Map.of("nextStep", "CLAIM"));
        cases.complete(number, "HandleRequest", officer,
                Map.of("nextStep", "FINISH", "outcome", "SOLVED", "publicAnswer", "已清运。"));
        casework.rate(number, new Rating(5, 5, 5, null));
        assertThat(cases.file(number).state()).isEqualTo(RequestState.CLOSED);
    }
}
