package city.lastmile.casework;

import city.lastmile.support.CaseDriver;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of the request's paths have in common: a matter of the town's grid, and how it gets into hands. */
interface LifecycleSteps {

    String TOWN = "370281001";
    String GRID = "370281001-0001";
    Map<String, Object> ANSWER = Map.of("outcome", "SOLVED", "publicAnswer", "已清理完毕。", "fileNote", "现场核实");
    Rating CONTENT = new Rating(5, 4, 5, null);
    Rating NOT_CONTENT = new Rating(3, 1, 3, "第二天又堆满了。");

    CaseDriver driver();

    Casework casework();

    RequestLedger ledger();

    default String triaged(String category) {
        String number = driver().report(category, TOWN, GRID, null);
        driver().fire(number, "Acceptance");
        return number;
    }

    /** @return a simple matter in the hands of its grid officer */
    default String inHand() {
        String number = triaged("garbage");
        driver().complete(number, "ClaimRequest", "grid01", Map.of());
        return number;
    }

    /** Completes the task as the officer in whose hands it is. */
    default void handle(String number, Map<String, Object> form) {
        driver().complete(number, "HandleRequest", "grid01", form);
    }

    /** @return numbers of requests whose rows do not say rightly what there is to look for */
    static List<String> withUntrueRows(JdbcClient jdbc) {
        return jdbc.sql("""
                select tracking_number from service_request r where
                    took_in <> exists (select from service_request where merged_into = r.tracking_number)
                    or has_parts <> exists (select from service_request where part_of = r.tracking_number)
                    or asked_offices <> exists (select from joint_assistance where tracking_number = r.tracking_number)
                    or not contact_left and exists (select from report_contact where tracking_number = r.tracking_number)
                """).query(String.class).list();
    }

    default List<String> events(String number) {
        return ledger().journal(number).stream().map(JournalEntry::event).toList();
    }
}
