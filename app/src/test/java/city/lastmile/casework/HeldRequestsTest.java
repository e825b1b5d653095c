package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A row that is held is read once, and is never another than the database's. */
@ProcessTest
class HeldRequestsTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    RequestLedger ledger;
    @Autowired
    HeldRequests rows;
    @Autowired
    Duplicates duplicates;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private TransactionTemplate another;
    private String number;

    @BeforeEach
    void a_request() {
        transaction = new TransactionTemplate(transactions);
        another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        number = driver.report("garbage", "370281001", "370281001-0001", null);
    }

    @Test
    void a_row_that_is_held_is_read_once_and_again_when_it_was_changed() {
        transaction.executeWithoutResult(status -> {
            RequestRow held = rows.hold(number).orElseThrow();
            assertThat(rows.read(number)).containsSame(held);

            ledger.set(number, Map.of(Fact.URGES, 3));

            assertThat(ledger.number(number, Fact.URGES)).isEqualTo(3);
            assertThat(rows.hold(number).orElseThrow().number("urges")).isEqualTo(3);
        });
    }

    @Test
    void a_row_that_was_changed_bit_by_bit_is_the_one_of_the_database() {
        transaction.executeWithoutResult(status -> {
            rows.hold(number);
            ledger.set(number, Map.of(Fact.HANDLE_DUE, Instant.now(), Fact.SUPERVISION, Supervision.YELLOW));
            ledger.write(number, Map.of(Fact.STATE, RequestState.IN_PROGRESS, Fact.RESPONSIBLE_GROUP, "desk"),
                    JournalNote.bySystem(JournalEvent.URGED, null, null));
            ledger.set(number, Collections.singletonMap(Fact.RESPONSIBLE_GROUP, null));

            assertThat(rows.read(number).map(RequestFileMapper::file)).isEqualTo(
                    jdbc.sql("select * from service_request where tracking_number = ?").param(number)
                            .query(RequestFileMapper::map).optional());
            assertThat(rows.read(number).orElseThrow().number("journal_length")).isEqualTo(2);
        });
    }

    @Test
    void a_row_that_nobody_holds_is_read_anew_each_time() {
        transaction.executeWithoutResult(status -> {
            assertThat(ledger.number(number, Fact.URGES)).isZero();
            urge(2);
            assertThat(ledger.number(number, Fact.URGES)).isEqualTo(2);
        });
    }

    @Test
    void a_transaction_inside_another_reads_what_is_committed() {
        transaction.executeWithoutResult(status -> {
            ledger.set(number, Map.of(Fact.URGES, 4));
            assertThat(another.<Integer>execute(inner -> ledger.number(number, Fact.URGES))).isZero();
            assertThat(ledger.number(number, Fact.URGES)).isEqualTo(4);
        });
    }

    @Test
    void nothing_outlives_its_transaction() {
        transaction.executeWithoutResult(status -> {
            ledger.set(number, Map.of(Fact.URGES, 5));
            status.setRollbackOnly();
        });
        assertThat(ledger.number(number, Fact.URGES)).isZero();

        transaction.executeWithoutResult(status -> rows.hold(number));
        urge(6);
        assertThat(transaction.<Integer>execute(status -> ledger.number(number, Fact.URGES))).isEqualTo(6);
    }

    @Test
    void what_goes_on_in_another_is_not_held_as_one_that_stands_alone() {
        String main = twoThatWait();
        transaction.executeWithoutResult(status -> {
            assertThat(rows.holdUnmerged(number)).isPresent();
            duplicates.merge(number, main, "desk");
            assertThat(rows.holdUnmerged(number)).as("held as it is by now").isEmpty();
        });

        transaction.executeWithoutResult(status -> {
            assertThat(rows.holdUnmerged(number)).isEmpty();
            assertThat(rows.holdUnmerged("nothing")).isEmpty();
            assertThat(rows.hold(number)).isPresent();
        });
    }

    @Test
    void who_waits_while_a_report_is_being_merged_finds_it_merged() {
        String main = twoThatWait();
        CompletableFuture<Boolean> alone = transaction.execute(status -> {
            duplicates.merge(number, main, "desk");
            return CompletableFuture.supplyAsync(() ->
                    another.<Boolean>execute(other -> rows.holdUnmerged(number).isPresent()));
        });

        assertThat(alone).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
    }

    @Test
    void a_change_and_what_tells_of_it_are_one() {
        ledger.write(number, Map.of(Fact.URGES, 7), JournalNote.bySystem(JournalEvent.URGED, null, null));

        JournalEntry last = ledger.journal(number).get(1);
        RequestRow row = rows.read(number).orElseThrow();
        assertThat(row.number("urges")).isEqualTo(7);
        assertThat(row.number("journal_length")).isEqualTo(last.number()).isEqualTo(2);
        assertThat(row.bytes("journal_head")).isEqualTo(last.hash());
        assertThat(ledger.journal(number).get(0).hash()).isEqualTo(last.previousHash());
    }

    /** @return a request of the same matter; both wait for their officer */
    private String twoThatWait() {
        String other = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.fire(other, "Acceptance");
        return other;
    }

    private void urge(int urges) {
        another.executeWithoutResult(status -> ledger.set(number, Map.of(Fact.URGES, urges)));
    }
}
