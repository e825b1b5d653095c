package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.casework.JournalVerifier.Broken;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class JournalTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    JournalVerifier verifier;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;

    @Test
    void an_untouched_journal_is_whole() {
        handled();

        assertThat(verifier.verify().broken()).isNull();
        assertThat(verifier.verify().entries()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void nobody_changes_or_removes_an_entry() {
        String number = handled();

        assertThatThrownBy(() -> jdbc.sql("update journal_entry set actor = 'x' where tracking_number = ?")
                .param(number).update()).isInstanceOf(DataAccessException.class).hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from journal_entry where tracking_number = ?").param(number)
                .update()).isInstanceOf(DataAccessException.class).hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate journal_entry").update())
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("append-only");
    }

    @Test
    void an_entry_changed_behind_the_triggers_back_is_named() {
        String number = handled();

        assertThat(brokenAfter("update journal_entry set public_words = '另一种说法' where number = 4 and tracking_number = '%s'"
                .formatted(number))).isEqualTo(new Broken(number, 4, "its content was changed"));
    }

    @Test
    void a_removed_entry_and_a_cut_off_tail_are_named() {
        String number = handled();

        assertThat(brokenAfter("delete from journal_entry where number = 2 and tracking_number = '%s'"
                .formatted(number))).isEqualTo(new Broken(number, 2, "the entry is missing"));
        assertThat(brokenAfter("delete from journal_entry where number = 4 and tracking_number = '%s'"
                .formatted(number))).isEqualTo(
                        new Broken(number, 4, "the request counts 4 entries, the journal 3"));
    }

    @Test
    void an_entry_swapped_from_another_request_is_named() {
        String number = handled();
        String other = handled();

        assertThat(brokenAfter(("update journal_entry set hash = o.hash from journal_entry o where "
                + "journal_entry.number = 2 and journal_entry.tracking_number = '%s' and o.number = 2 "
                + "and o.tracking_number = '%s'").formatted(number, other)))
                .isEqualTo(new Broken(number, 2, "its content was changed"));
    }

    /** Does as a database superuser could, looks, and takes it back. */
    private Broken brokenAfter(String tampering) {
        return transactions.execute(status -> {
            jdbc.sql("alter table journal_entry disable trigger user").update();
            assertThat(jdbc.sql(tampering).update()).isEqualTo(1);
            Broken broken = verifier.walk().broken();
            status.setRollbackOnly();
            return broken;
        });
    }

    private String handled() {
        String number = driver.report("garbage", "370281001", "370281001-0001", null);
        driver.fire(number, "Acceptance");
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
        driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", "已办结"));
        return number;
    }
}
