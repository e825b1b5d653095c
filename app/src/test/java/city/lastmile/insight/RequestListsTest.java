package city.lastmile.insight;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.Selection.Figure;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class RequestListsTest {

    private static final String TOWN = "370281111";
    private static final Selection OPEN = Selection.of(TOWN, Set.of(), Figure.OPEN, false);

    @Autowired
    RequestLists lists;
    @Autowired
    CaseDriver cases;
    @Autowired
    CityRegister register;

    @Test
    void pages_of_one_add_up_to_the_whole_list_across_all_states_the_earliest_deadline_first() {
        List<String> reported = threeThatWaitAndOneInHand();

        List<RequestLine> whole = lists.page(OPEN, null, 1000);

        assertThat(whole).extracting(RequestLine::trackingNumber).containsAll(reported);
        assertThat(whole).extracting(RequestLine::state).contains(RequestState.AWAITING_CLAIM, RequestState.IN_PROGRESS);
        assertThat(oneByOne()).isEqualTo(whole.stream().map(RequestLine::trackingNumber).toList());
        assertThat(whole.stream().map(RequestLine::due).filter(due -> due != null).toList()).isSorted();
    }

    private List<String> oneByOne() {
        List<String> found = new ArrayList<>();
        for (List<RequestLine> page = lists.page(OPEN, null, 1); !page.isEmpty();
                page = lists.page(OPEN, page.get(0).mark(), 1)) {
            found.add(page.get(0).trackingNumber());
        }
        return found;
    }

    private List<String> threeThatWaitAndOneInHand() {
        List<String> numbers = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            String number = cases.report("garbage", TOWN, TOWN + "-0001", null);
            cases.fire(number, "Acceptance");
            numbers.add(number);
        }
        String officer = register.members(GroupIds.grid(TOWN + "-0001")).get(0).id();
        cases.complete(numbers.get(0), "ClaimRequest", officer, Map.of("nextStep", "CLAIM"));
        return numbers;
    }
}
