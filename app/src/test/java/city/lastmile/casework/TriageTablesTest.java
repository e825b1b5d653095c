package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.support.ProcessTest;
import city.lastmile.worktime.Allowance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TriageTablesTest {

    private static final List<String> ALLOWANCES =
            List.of("claimWithin", "assignWithin", "handleWithin", "warnBefore", "redAfter", "returnWithin", "rateWithin");

    @Autowired
    DecisionService decisions;
    @Autowired
    CityRegister register;

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // category, urgency, confidential, subject, town, grid, tier, candidate, superior, claim, handle
        "garbage,ORDINARY,false,'',370281001,370281001-0001,GRID,grid-370281001-0001,head-370281001,4wh,2wd",
        "garbage,ORDINARY,false,'',370281001,'',TOWN,org-370281001,head-370281001,4wh,2wd",
        "garbage,ORDINARY,false,'','','',DEPARTMENT,org-dept-urban-management,head-dept-urban-management,4wh,2wd",
        "streetLight,ORDINARY,false,'',370281001,370281001-0001,DEPARTMENT,org-dept-urban-management,head-dept-urban-management,1wd,5wd",
        "gasLeak,EMERGENCY,false,'',370281001,370281001-0001,DEPARTMENT,org-dept-gas-heating,head-dept-gas-heating,30m,2h",
        "waterOutage,LIFELINE,false,'',370281001,370281001-0001,DEPARTMENT,org-dept-water-supply,head-dept-water-supply,2h,24h",
        "demolitionCompensation,ORDINARY,false,'',370281001,'',CITY,city-leaders,city-leaders,1wd,15wd",
        "villageAffairs,ORDINARY,false,'',370281105,'',TOWN,org-370281105,head-370281105,1wd,5wd",
        "otherMatter,ORDINARY,false,'','','',DEPARTMENT,org-dept-hotline,head-dept-hotline,1wd,5wd",
        "officerConduct,ORDINARY,true,370281001,370281001,'',DEPARTMENT,org-dept-discipline,head-dept-discipline,1wd,5wd",
        "officerConduct,ORDINARY,true,dept-discipline,370281001,'',CITY,city-leaders,city-leaders,1wd,5wd",
    })
    void each_matter_finds_its_office_and_its_deadlines(String category, String urgency, boolean confidential,
            String subject, String town, String grid, String tier, String candidate, String superior, String claim,
            String handle) {
        Map<String, Object> result = triage(category, urgency, confidential, subject, town, grid);

        assertThat(result).containsEntry("tier", tier).containsEntry("candidateGroup", candidate)
                .containsEntry("superiorGroup", superior).containsEntry("claimWithin", claim)
                .containsEntry("handleWithin", handle);
    }

    @Test
    void no_category_of_the_list_and_nothing_unheard_of_falls_through() {
        Stream<String> listed = register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                .map(Category::code);
        List<String> categories = Stream.concat(listed, Stream.of("unheardOf", "")).toList();
        for (String category : categories) {
            for (String urgency : List.of("EMERGENCY", "LIFELINE", "ORDINARY", "unheardOf")) {
                for (String town : List.of("", "370281001")) {
                    assertComplete(triage(category, urgency, false, "", town, town.isEmpty() ? "" : town + "-0001"));
                    assertComplete(triage(category, urgency, true, town, town, ""));
                }
            }
        }
    }

    @Test
    void every_responsible_group_that_the_table_can_name_is_one_of_the_register() {
        Stream<String> groups = register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                .map(category -> (String) triage(category.code(), category.urgency().name(), category.confidential(),
                        "", "370281001", "370281001-0001").get("candidateGroup"));

        assertThat(groups.distinct()).hasSizeGreaterThan(20)
                .allSatisfy(group -> assertThat(register.members(group)).as(group).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"OVERDUE,ORDINARY,YELLOW,head-x,4wh", "OVERDUE,EMERGENCY,YELLOW,head-x,30m",
        "OVERDUE,LIFELINE,YELLOW,head-x,2h", "GRAVELY_OVERDUE,ORDINARY,RED,top,4wh",
        "GRAVELY_OVERDUE,EMERGENCY,RED,top,30m", "GRAVELY_OVERDUE,LIFELINE,RED,top,2h", "unheardOf,unheardOf,RED,top,4wh"})
    void each_occasion_gives_its_card_to_its_supervisor(String occasion, String urgency, String card, String group,
            String answerWithin) {
        Map<String, Object> result = decide("supervision-cards", Map.of("occasion", occasion, "urgency", urgency,
                "superiorGroup", "head-x", "topGroup", "top"));

        assertThat(result).containsEntry("card", card).containsEntry("supervisorGroup", group)
                .containsEntry("answerWithin", answerWithin);
        assertThat(Allowance.parse(String.valueOf(result.get("followUpAfter"))).amount()).isPositive();
    }

    private static void assertComplete(Map<String, Object> result) {
        assertThat(result).doesNotContainValue(null).hasSize(13);
        ALLOWANCES.forEach(name -> assertThat(Allowance.parse(String.valueOf(result.get(name))).amount()).isPositive());
    }

    private Map<String, Object> triage(String category, String urgency, boolean confidential, String subject,
            String town, String grid) {
        return decide("triage", Map.of("category", category, "urgency", urgency, "confidential", confidential,
                "subject", subject, "town", town, "grid", grid));
    }

    private Map<String, Object> decide(String decision, Map<String, Object> inputs) {
        DmnDecisionTableResult result = decisions.evaluateDecisionTableByKey(decision, new HashMap<>(inputs));
        return result.getSingleResult().getEntryMap();
    }
}
