package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.ProcessTest;
import city.lastmile.worktime.Allowance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables that bound extension, shelving, review and reopening. */
@ProcessTest
class PolicyTablesTest {

    private static final List<String> URGENCIES = List.of("EMERGENCY", "LIFELINE", "ORDINARY", "unheardOf");
    private static final List<String> DIFFICULTIES = List.of("SIMPLE", "GENERAL", "HARD", "unheardOf");
    private static final List<String> OUTCOMES = List.of("SOLVED", "PARTLY_SOLVED", "EXPLAINED", "REFUSED", "");

    @Autowired
    DecisionService decisions;

    @ParameterizedTest
    @CsvSource({"ORDINARY,0,10,superior", "ORDINARY,1,10,top", "ORDINARY,2,0,top", "EMERGENCY,0,0,top",
        "LIFELINE,1,0,top", "unheardOf,0,10,superior", "unheardOf,99,0,top"})
    void an_extension_is_granted_once_by_the_tier_above_and_once_by_the_top(String urgency, int extensions, String days,
            String decider) {
        assertThat(decide("extension-policy", Map.of("urgency", urgency, "extensions", extensions, "superiorGroup",
                "superior", "topGroup", "top"))).containsEntry("extensionDays", days)
                .containsEntry("extensionDecider", decider);
    }

    @ParameterizedTest
    @CsvSource({"ORDINARY,0,90", "ORDINARY,1,90", "ORDINARY,2,0", "EMERGENCY,0,0", "LIFELINE,0,0", "unheardOf,7,0"})
    void shelving_lasts_ninety_days_at_most_and_happens_twice_at_most(String urgency, int shelvings, String days) {
        assertThat(decide("shelving-policy", Map.of("urgency", urgency, "shelvings", shelvings, "topGroup", "top")))
                .containsEntry("shelvingDays", days).containsEntry("shelvingDecider", "top");
    }

    @ParameterizedTest
    @CsvSource({"GRID,SIMPLE,SOLVED,0,false", "GRID,SIMPLE,EXPLAINED,0,true", "GRID,SIMPLE,SOLVED,1,true",
        "DEPARTMENT,HARD,SOLVED,0,true", "DEPARTMENT,GENERAL,REFUSED,0,true", "CITY,HARD,EXPLAINED,2,false",
        "unheardOf,unheardOf,'',0,false"})
    void what_is_hard_unsolved_or_reopened_is_reviewed_unless_the_city_leader_handles_it(String tier, String difficulty,
            String outcome, int reopens, boolean reviewed) {
        assertThat(decide("review-policy", Map.of("tier", tier, "difficulty", difficulty, "outcome", outcome, "reopens",
                reopens))).containsEntry("reviewNeeded", reviewed);
    }

    @ParameterizedTest
    @CsvSource({"5,true,SOLVED,false,ORDINARY,SIMPLE,0,CLOSE,0m,false",
        "3,true,SOLVED,false,ORDINARY,SIMPLE,0,CLOSE,0m,false",
        "1,false,SOLVED,false,ORDINARY,SIMPLE,0,CLOSE,0m,false",
        "2,true,SOLVED,false,ORDINARY,SIMPLE,0,REOPEN,1wd,false",
        "2,true,SOLVED,true,ORDINARY,SIMPLE,1,REOPEN,1wd,true",
        "1,true,SOLVED,true,ORDINARY,SIMPLE,2,LOOK,0m,false",
        "1,true,EXPLAINED,true,ORDINARY,GENERAL,0,LOOK,0m,false",
        "1,true,EXPLAINED,false,ORDINARY,GENERAL,0,REOPEN,20wh,false",
        "1,true,SOLVED,true,ORDINARY,HARD,0,REOPEN,60wh,false",
        "1,true,SOLVED,false,EMERGENCY,GENERAL,0,REOPEN,1h,false",
        "1,true,SOLVED,false,LIFELINE,GENERAL,1,REOPEN,12h,true"})
    void a_reopening_has_half_the_time_the_second_is_supervised_and_an_explanation_is_looked_at(int stars,
            boolean reason, String outcome, boolean reviewed, String urgency, String difficulty, int reopens,
            String verdict, String within, boolean supervised) {
        Map<String, Object> result = reopening(stars, reason, outcome, reviewed, urgency, difficulty, reopens);

        assertThat(result).containsEntry("verdict", verdict).containsEntry("handleWithin", within)
                .containsEntry("supervisedReopening", supervised);
    }

    @ParameterizedTest
    @CsvSource({"ORDINARY,false,我家门前的路灯坏了三天没人修,20,true,ACCEPT", "ORDINARY,false,法院判决不公,20,true,DECLINE",
        "EMERGENCY,false,法院判决不公,20,true,ACCEPT", "ORDINARY,true,法院判决不公,20,true,ACCEPT",
        "ORDINARY,false,部队内部的事,20,true,DECLINE", "ORDINARY,false,灯坏,2,true,ASK_DETAIL",
        "ORDINARY,false,路灯坏了没人来修,8,false,ASK_DETAIL", "ORDINARY,false,路灯坏了没人来修,8,true,ACCEPT",
        "EMERGENCY,false,漏,1,false,ACCEPT", "unheardOf,false,'',0,false,ASK_DETAIL"})
    void a_report_is_accepted_unless_it_is_not_the_citys_or_says_too_little(String urgency, boolean confidential,
            String words, int wordCount, boolean placeKnown, String admission) {
        Map<String, Object> result = decide("acceptance", Map.of("urgency", urgency, "confidential", confidential,
                "words", words, "wordCount", wordCount, "placeKnown", placeKnown));

        assertThat(result).containsEntry("admission", admission);
        assertThat(Allowance.parse((String) result.get("deskWithin"))).isNotNull();
        assertThat(Allowance.parse((String) result.get("detailWithin"))).isNotNull();
        assertThat((String) result.get("properChannel")).as("who is declined is told where to turn to")
                .matches(channel -> channel.isEmpty() != admission.equals("DECLINE"));
    }

    @ParameterizedTest
    @CsvSource({"EMERGENCY,0", "LIFELINE,60", "ORDINARY,60", "unheardOf,60"})
    void nobody_in_an_emergency_is_asked_whether_it_was_reported_before(String urgency, String metres) {
        assertThat(decide("duplicate-policy", Map.of("urgency", urgency))).containsEntry("withinMetres", metres);
    }

    @ParameterizedTest
    @CsvSource({"EMERGENCY,30m", "LIFELINE,4h", "ORDINARY,24h", "unheardOf,24h"})
    void urging_waits_for_a_while_in_every_case(String urgency, String pause) {
        assertThat(decide("urging-policy", Map.of("urgency", urgency))).containsEntry("urgeEvery", pause);
    }

    @Test
    void no_rating_falls_through() {
        for (int stars = 1; stars <= 5; stars++) {
            for (String outcome : OUTCOMES) {
                for (String urgency : URGENCIES) {
                    for (String difficulty : DIFFICULTIES) {
                        for (int reopens = 0; reopens <= 3; reopens++) {
                            assertComplete(reopening(stars, true, outcome, true, urgency, difficulty, reopens));
                            assertComplete(reopening(stars, false, outcome, false, urgency, difficulty, reopens));
                        }
                    }
                }
            }
        }
    }

    private static void assertComplete(Map<String, Object> result) {
        assertThat(result.get("verdict")).isIn("CLOSE", "REOPEN", "LOOK");
        for (String allowance : List.of("handleWithin", "warnBefore", "redAfter", "lookWithin")) {
            assertThat(Allowance.parse((String) result.get(allowance))).isNotNull();
        }
    }

    private Map<String, Object> reopening(int stars, boolean reason, String outcome, boolean reviewed, String urgency,
            String difficulty, int reopens) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("resultStars", stars);
        inputs.put("reasonGiven", reason);
        inputs.put("outcome", outcome);
        inputs.put("reviewed", reviewed);
        inputs.put("urgency", urgency);
        inputs.put("difficulty", difficulty);
        inputs.put("reopens", reopens);
        return decide("reopen-policy", inputs);
    }

    private Map<String, Object> decide(String table, Map<String, Object> inputs) {
        return decisions.evaluateDecisionTableByKey(table, inputs).getSingleResult().getEntryMap();
    }
}
