package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/** Extension and shelving: the only two ways in which a deadline moves. */
interface DeadlinePaths extends LifecycleSteps {

    List<String> DEADLINES = List.of("EarlyWarningDue", "HandlingDeadlinePassed", "GravelyOverdue");
    Map<String, Object> APPROVE = Map.of("decision", "APPROVE", "decisionReason", "需等材料到货。");
    Map<String, Object> REFUSE = Map.of("decision", "REFUSE", "decisionReason", "理由不充分。");

    WorkingTime workingTime();

    default Map<String, Object> extension(Object days) {
        return Map.of("nextStep", "EXTEND", "extraDays", days, "extensionReason", "需调配车辆。");
    }

    default Map<String, Object> shelving(LocalDate review) {
        return Map.of("nextStep", "SHELVE", "shelvingReason", "NEEDS_FUNDS", "shelvingWords", "改造资金未到位。",
                "shelveUntil", review.toString());
    }

    default LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), java.time.ZoneId.of("Asia/Shanghai"));
    }

    default List<Instant> dues(String number) {
        return DEADLINES.stream().map(element -> driver().due(number, element).toInstant()).toList();
    }

    @Test
    default void an_extension_moves_every_timer_by_the_same_working_days_and_the_resident_reads_why() {
        String number = inHand();
        List<Instant> before = dues(number);

        handle(number, extension(3));
        assertThat(driver().tasks(number)).containsExactly("DecideExtension", "HandleRequest");
        assertThat(ledger().journal(number)).as("by which rule the head decides").last().satisfies(entry ->
                assertThat(entry.details()).startsWith("3: 需调配车辆。 · extension-policy v").contains("已延期次数=0"));
        assertThat(dues(number)).isEqualTo(before);
        driver().complete(number, "DecideExtension", "town-head", APPROVE);

        Allowance extra = Allowance.parse("3wd");
        assertThat(dues(number)).isEqualTo(before.stream().map(due -> workingTime().after(due, extra)).toList());
        Instant due = dues(number).get(1);
        assertThat(driver().file(number).handleDue()).isEqualTo(due);
        assertThat(driver().task(number, "HandleRequest").getDueDate()).isEqualTo(Date.from(due));
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
        assertThat(casework().publicSteps(number)).last().satisfies(step -> {
            assertThat(step.event()).isEqualTo("EXTENDED");
            assertThat(step.words()).contains(TaskCards.MINUTE.format(due), "需等材料到货。");
        });
    }

    @Test
    default void an_extension_that_is_refused_or_not_decided_in_time_moves_nothing() {
        String number = inHand();
        List<Instant> before = dues(number);

        handle(number, extension("2"));
        driver().complete(number, "DecideExtension", "town-head", REFUSE);
        assertThat(events(number)).endsWith("EXTENSION_ASKED", "EXTENSION_REFUSED");
        handle(number, extension(2));
        driver().fire(number, "ExtensionUndecided");

        assertThat(dues(number)).isEqualTo(before);
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
        assertThat(ledger().number(number, Fact.EXTENSIONS)).isZero();
    }

    @Test
    default void an_extension_lapses_at_the_deadline_while_the_result_waits_for_its_review() {
        String number = inHand();
        handle(number, extension(2));
        handle(number, Map.of("outcome", "EXPLAINED", "publicAnswer", "暂时无法解决。"));

        driver().fire(number, "ExtensionUndecided");

        assertThat(driver().tasks(number)).containsExactly("ReviewResult");
        driver().complete(number, "ReviewResult", "town-head", Map.of("decision", "PASS"));
        assertThat(events(number)).as("it was reviewed all the same").endsWith("REVIEWED", "COMPLETED");
        assertThat(ledger().journal(number).stream().filter(entry -> entry.event().equals("EXTENSION_REFUSED")))
                .extracting(JournalEntry::actor).containsExactly(JournalNote.SYSTEM);
    }

    @Test
    default void a_lapse_is_nobodys_decision_even_while_the_officer_plans_a_joint_handling() {
        String number = inHand();
        handle(number, extension(2));
        handle(number, Map.of("nextStep", "JOINT"));

        driver().fire(number, "ExtensionUndecided");

        assertThat(driver().tasks(number)).containsExactly("PlanJointHandling");
        assertThat(ledger().journal(number)).last().extracting(JournalEntry::actor).isEqualTo(JournalNote.SYSTEM);
    }

    @Test
    default void an_extension_is_bounded_by_its_table_and_asked_for_before_the_deadline() {
        String number = inHand();

        assertThatThrownBy(() -> handle(number, extension(11))).hasRootCauseMessage("task.refused.extraDays");
        assertThatThrownBy(() -> handle(number, extension("many"))).hasRootCauseMessage("task.refused.extraDays");
        assertThatThrownBy(() -> handle(number, Map.of("nextStep", "EXTEND", "extraDays", 1)))
                .hasRootCauseMessage("task.refused.extensionReason");
        handle(number, extension(1));
        assertThatThrownBy(() -> handle(number, extension(1))).hasRootCauseMessage("task.refused.extensionAsked");
        driver().complete(number, "DecideExtension", "town-head", APPROVE);
        ClockUtil.setCurrentTime(Date.from(driver().file(number).handleDue()));
        assertThatThrownBy(() -> handle(number, extension(1))).hasRootCauseMessage("task.refused.deadlinePassed");
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
    }

    @Test
    default void a_second_extension_is_for_the_city_leader_to_grant_and_there_is_no_third() {
        String number = inHand();
        handle(number, extension(1));
        driver().complete(number, "DecideExtension", "town-head", APPROVE);

        handle(number, extension(1));
        assertThatThrownBy(() -> driver().complete(number, "DecideExtension", "leader",
                Map.of("decision", "APPROVE"))).hasRootCauseMessage("task.refused.decisionReason");
        driver().complete(number, "DecideExtension", "leader", APPROVE);

        assertThatThrownBy(() -> handle(number, extension(1))).hasRootCauseMessage("task.refused.noExtension");
        assertThat(ledger().number(number, Fact.EXTENSIONS)).isEqualTo(2);
    }

    @Test
    default void an_urgent_matter_is_neither_extended_nor_shelved() {
        String number = triaged("waterOutage");
        driver().complete(number, "ClaimRequest", "water-staff", Map.of());

        assertThatThrownBy(() -> driver().complete(number, "HandleRequest", "water-staff", extension(1)))
                .hasRootCauseMessage("task.refused.noExtension");
        assertThatThrownBy(() -> driver().complete(number, "HandleRequest", "water-staff", shelving(today().plusDays(3))))
                .hasRootCauseMessage("task.refused.noShelving");
    }

    @Test
    default void while_a_request_is_shelved_no_working_time_of_it_passes() {
        String number = inHand();
        handle(number, shelving(today().plusDays(30)));
        Instant asked = ClockUtil.getCurrentTime().toInstant();
        ClockUtil.setCurrentTime(Date.from(asked));
        List<Duration> left = dues(number).stream().map(due -> workingTime().between(asked, due)).toList();

        driver().complete(number, "DecideShelving", "leader", APPROVE);

        Instant review = driver().due(number, "ShelvedUntilReview").toInstant();
        assertThat(driver().file(number).state()).isEqualTo(RequestState.SHELVED);
        assertThat(dues(number).stream().map(due -> workingTime().between(review, due)).toList()).isEqualTo(left);
        assertThat(driver().file(number).handleDue()).isEqualTo(dues(number).get(1));
        assertThat(driver().tasks(number)).isEmpty();
        List<Instant> shelved = dues(number);
        driver().fire(number, "ShelvedUntilReview");
        assertThat(driver().file(number).state()).isEqualTo(RequestState.IN_PROGRESS);
        assertThat(dues(number)).isEqualTo(shelved);
        assertThat(driver().task(number, "HandleRequest").getDueDate()).isEqualTo(Date.from(shelved.get(1)));
        assertThat(events(number)).endsWith("SHELVING_ASKED", "SHELVED", "RESUMED");
    }

    @Test
    default void shelving_that_is_refused_or_not_decided_in_time_leaves_the_request_in_hand() {
        String number = inHand();
        List<Instant> before = dues(number);

        handle(number, shelving(today().plusDays(30)));
        assertThat(driver().tasks(number)).containsExactly("DecideShelving");
        driver().complete(number, "DecideShelving", "leader", REFUSE);
        handle(number, shelving(today().plusDays(30)));
        driver().fire(number, "ShelvingUndecided");

        assertThat(dues(number)).isEqualTo(before);
        assertThat(driver().tasks(number)).containsExactly("HandleRequest");
        assertThat(events(number)).endsWith("SHELVING_ASKED", "SHELVING_REFUSED", "SHELVING_ASKED",
                "SHELVING_REFUSED");
    }

    @Test
    default void shelving_names_an_obstacle_and_a_review_date_within_ninety_days_and_happens_twice_at_most() {
        String number = inHand();

        assertThatThrownBy(() -> handle(number, shelving(today().plusDays(91))))
                .hasRootCauseMessage("task.refused.shelveUntil");
        assertThatThrownBy(() -> handle(number, shelving(today()))).hasRootCauseMessage("task.refused.shelveUntil");
        assertThatThrownBy(() -> handle(number, Map.of("nextStep", "SHELVE", "shelvingReason", "NEEDS_FUNDS",
                "shelvingWords", "等", "shelveUntil", "some day"))).hasRootCauseMessage("task.refused.shelveUntil");
        assertThatThrownBy(() -> handle(number, Map.of("nextStep", "SHELVE", "shelvingReason", "TIRED")))
                .hasRootCauseMessage("task.refused.option");
        for (int time = 0; time < 2; time++) {
            handle(number, shelving(today().plusDays(90)));
            driver().complete(number, "DecideShelving", "leader", APPROVE);
            driver().fire(number, "ShelvedUntilReview");
        }
        assertThatThrownBy(() -> handle(number, shelving(today().plusDays(9))))
                .hasRootCauseMessage("task.refused.noShelving");
    }

    @Test
    default void an_extension_that_waits_for_its_decision_moves_with_the_shelving() {
        String number = inHand();
        handle(number, extension(2));
        handle(number, shelving(today().plusDays(10)));
        driver().complete(number, "DecideShelving", "leader", APPROVE);

        assertThat(driver().due(number, "ExtensionUndecided")).isEqualTo(driver().due(number, "HandlingDeadlinePassed"));
        Instant shelved = dues(number).get(1);
        driver().complete(number, "DecideExtension", "town-head", APPROVE);
        assertThat(dues(number).get(1)).isEqualTo(workingTime().after(shelved, Allowance.parse("2wd")));
        assertThat(driver().file(number).state()).isEqualTo(RequestState.SHELVED);
    }
}
