package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the public map shows, and what it never shows. Each test has a grid of its own. */
@ProcessTest
class PublicPlacesTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    Casework casework;
    @Autowired
    PublicPlaces places;
    @Autowired
    DecisionService decisions;

    @Test
    void a_matter_in_a_public_place_is_shown_where_it_is_and_told_by_category_state_and_time_alone() {
        String number = report("streetLight", "370281101-0001", null);

        PublicPlace place = only("370281101-0001");

        assertThat(place.category()).isEqualTo("streetLight");
        assertThat(place.latitude()).isEqualTo(36.1234);
        assertThat(place.longitude()).isEqualTo(120.0568);
        assertThat(place.toString()).doesNotContain(number).doesNotContain("灯杆");
    }

    @Test
    void what_might_show_whose_it_is_is_shown_by_its_grid_alone() {
        for (String category : List.of("wagesArrears", "noise", "neighbourDisputes", "socialAssistance")) {
            String grid = "370281102-" + category;
            report(category, grid, null);

            PublicPlace place = only(grid);
            assertThat(place.latitude()).as(category).isNull();
            assertThat(place.longitude()).as(category).isNull();
        }
    }

    @Test
    void a_complaint_about_officers_is_never_shown() {
        report("officerConduct", "370281103-0001", "dept-urban-management");

        assertThat(places.open(null, "370281103-0001", 10)).isEmpty();
    }

    @Test
    void what_has_ended_is_not_shown_any_more_and_a_new_state_is_something_new() {
        String number = report("garbage", "370281104-0001", null);
        PublicPlace before = only("370281104-0001");
        driver.fire(number, "Acceptance");
        PublicPlace after = only("370281104-0001");
        assertThat(after.state()).isEqualTo(RequestState.AWAITING_CLAIM);
        assertThat(after.id()).isNotEqualTo(before.id());

        casework.withdraw(number, "");

        assertThat(places.open(null, "370281104-0001", 10)).isEmpty();
    }

    @Test
    void the_table_answers_every_category_also_one_that_is_new() {
        assertThat(shownAs("garbage", "cityAppearance")).isEqualTo("POINT");
        assertThat(shownAs("noise", "environment")).isEqualTo("GRID");
        assertThat(shownAs("medicalService", "publicServices")).isEqualTo("GRID");
        assertThat(shownAs("unheardOf", "unheardOf")).isEqualTo("GRID");
    }

    private Object shownAs(String category, String group) {
        return decisions.evaluateDecisionTableByKey("map-policy", Map.of("category", category, "categoryGroup", group))
                .getSingleResult().get("shownAs");
    }

    private PublicPlace only(String grid) {
        List<PublicPlace> found = places.open(null, grid, 10);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String report(String category, String grid, String subject) {
        String number = "MAP-" + grid;
        NewRequest drawn = driver.request(number, "灯杆下面的一处问题，请处理。", category, "370281001", 36.12341, 120.05678);
        casework.open(new NewRequest(number, drawn.description(), category, "370281001", grid, "东门", drawn.latitude(),
                drawn.longitude(), subject, "test", drawn.submittedAt()));
        return number;
    }
}
