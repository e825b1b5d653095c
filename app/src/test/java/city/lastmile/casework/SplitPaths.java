package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.casework.Splitting.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One report that is several matters. */
interface SplitPaths extends LifecycleSteps {

    Splitting splitting();

    Duplicates duplicates();

    private void split(String number, Part... parts) {
        splitting().split(number, List.of(parts), "desk");
    }

    private void refused(String number, String refusal, Part... parts) {
        int before = events(number).size();
        assertThatThrownBy(() -> split(number, parts)).hasMessage(refusal);
        assertThat(events(number)).hasSize(before);
        assertThat(splitting().partsOf(number)).isEmpty();
        assertThat(ledger().holds(number, Fact.HAS_PARTS)).isFalse();
    }

    private void finish(String part) {
        driver().fire(part, "Acceptance");
        driver().complete(part, "ClaimRequest", "grid01", Map.of());
        handle(part, ANSWER);
    }

    @Test
    default void each_part_finds_its_own_office_and_the_lead_is_finished_last_with_one_answer() {
        String number = inHand();
        split(number, new Part("garbage", "清运东门的垃圾。"), new Part("streetLight", "修复路灯。"));

        List<RequestFile> parts = splitting().partsOf(number);
        assertThat(ledger().holds(number, Fact.HAS_PARTS)).isTrue();
        assertThat(parts).extracting(RequestFile::trackingNumber).containsExactly(number + "-1", number + "-2");
        assertThat(parts.get(0).description()).startsWith("清运东门的垃圾。").contains(driver().file(number).description());
        driver().fire(number + "-2", "Acceptance");
        assertThat(driver().file(number + "-2").responsibleGroup()).isNotEqualTo(driver().file(number).responsibleGroup());
        assertThatThrownBy(() -> handle(number, ANSWER)).hasRootCauseMessage("task.refused.partsOpen");
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");

        finish(number + "-1");
        driver().complete(number + "-2", "ClaimRequest", "dept-staff", Map.of());
        driver().complete(number + "-2", "HandleRequest", "dept-staff", ANSWER);

        assertThat(splitting().partsOf(number)).allSatisfy(part -> assertThat(part.completedAt()).isNotNull());
        assertThat(driver().file(number + "-1").state()).as("nobody is asked about a part").isEqualTo(RequestState.CLOSED);
        handle(number, ANSWER);
        assertThat(driver().file(number).state()).isEqualTo(RequestState.COMPLETED);
        assertThat(events(number)).contains("SPLIT");
    }

    @Test
    default void a_split_changes_nothing_of_the_lead_and_its_withdrawal_ends_the_parts() {
        String number = inHand();
        RequestFile before = driver().file(number);
        split(number, new Part("garbage", "清运东门的垃圾。"));
        assertThat(driver().file(number)).isEqualTo(before);

        assertThat(casework().withdraw(number, "算了")).isEqualTo(Answer.DONE);

        assertThat(driver().file(number + "-1").state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(driver().instances(number + "-1")).isEmpty();
    }

    @Test
    default void what_cannot_be_split_is_refused_and_nothing_changes() {
        Part good = new Part("garbage", "清运东门的垃圾。");
        String number = inHand();
        refused(number, "split.refused.number");
        refused(number, "split.refused.number", IntStream.range(0, 11).mapToObj(part -> good).toArray(Part[]::new));
        refused(number, "split.refused.category", good, new Part("unheardOf", "修。"));
        refused(number, "split.refused.category", new Part("officerConduct", "投诉。"));
        refused(number, "split.refused.words", new Part("garbage", " "));
        refused(number, "split.refused.words", new Part("garbage", "字".repeat(1001)));
        refused(driver().report("garbage", TOWN, GRID, null), "split.refused.notInHand", good);
        String complaint = driver().report("officerConduct", TOWN, null, "370281001");
        driver().fire(complaint, "Acceptance");
        refused(complaint, "split.refused.kind", good);
        assertThatThrownBy(() -> split("T-UNKNOWN", good)).hasMessage("split.refused.notInHand");

        split(number, good);
        driver().fire(number + "-1", "Acceptance");
        refused(number + "-1", "split.refused.kind", good);
        assertThatThrownBy(() -> duplicates().merge(number, inHand(), "desk")).hasMessage("merge.refused.parts");
    }

    @Test
    default void a_part_that_others_reported_too_goes_on_for_them_when_its_lead_is_taken_back() {
        String number = inHand();
        split(number, new Part("garbage", "清运东门的垃圾。"), new Part("garbage", "清运西门的垃圾。"));
        driver().fire(number + "-1", "Acceptance");
        duplicates().merge(triaged("garbage"), number + "-1", "desk");

        assertThat(casework().withdraw(number, "算了")).isEqualTo(Answer.DONE);

        assertThat(driver().file(number).state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(driver().file(number + "-2").state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(driver().file(number + "-1").state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(events(number + "-1")).endsWith("LET_GO");
        driver().complete(number + "-1", "ClaimRequest", "grid01", Map.of());
        handle(number + "-1", ANSWER);
        assertThat(driver().file(number + "-1").state()).isEqualTo(RequestState.CLOSED);
    }
}
