package city.lastmile.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.Duplicates;
import city.lastmile.support.Visitor;
import city.lastmile.support.Visitor.Part;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** "Is it this one?": one matter, one case, and yet a number for everybody. */
class NearbyReportTest extends PortalTest {

    @Autowired
    Duplicates duplicates;
    @Autowired
    TransactionOperations transaction;

    @Test
    void a_like_report_nearby_is_offered_once_before_a_second_case_is_made() {
        Slip first = accepted(at("36.3001"));

        HttpResponse<String> asked = report(resident, notAsked("36.3002"), Part.file("photos", "a.jpg", new byte[] {1}));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("是不是这一件", first.number(), "约 11 米", "请重新选择照片").doesNotContain("??");
        long before = cases();
        Map<String, String> none = notAsked("36.3002");
        none.put("asked", "yes");
        none.put("supports", "");
        assertThat(sent(resident, token(asked), none).statusCode()).isEqualTo(303);
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void who_recognises_it_gets_a_number_of_his_own_and_follows_what_the_city_does() {
        Slip first = accepted(at("36.3101"));
        resident.form(followed(first), first.path() + "/additions", Map.of("words", "我是第一个反映的人。"));
        Map<String, String> second = at("36.3101");
        second.put("description", "我也看见了，垃圾很多。");
        second.put("supports", first.number());

        Slip own = accepted(second);

        assertThat(own.number()).isNotEqualTo(first.number());
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(own.number()).count()).isZero();
        assertThat(followed(own).body()).contains("与另一诉求合并办理", "我也看见了，垃圾很多。")
                .doesNotContain("我是第一个反映的人").doesNotContain(first.code());
        assertThat(followed(first).body()).contains("又有市民反映同一问题").doesNotContain("我也看见了");
    }

    @Test
    void a_number_that_is_not_open_any_more_makes_a_case_after_all() {
        Map<String, String> fields = at("36.3201");
        fields.put("supports", "990101-000001-1");

        Slip slip = accepted(fields);

        assertThat(followed(slip).body()).doesNotContain("与另一诉求合并办理");
    }

    @Test
    void after_the_desk_merged_two_each_resident_keeps_number_and_words() {
        Slip first = accepted(at("36.3301"));
        Slip second = accepted(at("36.3301"));

        // The desk sees what has been dispatched.
        task(first, "ClaimRequest");
        task(second, "ClaimRequest");
        transaction.executeWithoutResult(status -> duplicates.merge(second.number(), first.number(), "desk"));

        assertThat(followed(second).body()).contains("与另一诉求合并办理", "北关小学东门对面的垃圾");
        assertThat(followed(first).body()).contains("又有市民反映同一问题");
    }

    @Test
    void programs_ask_what_is_near_and_learn_nothing_but_what_everybody_may_know() {
        Slip first = accepted(at("36.3401"));

        HttpResponse<String> near = Visitor.with(port)
                .get("/api/v1/requests/nearby?category=garbage&latitude=36.3402&longitude=120.0060");

        assertThat(near.statusCode()).isEqualTo(200);
        assertThat(near.body()).contains(first.number(), "\"metres\":11").doesNotContain("北关小学").doesNotContain(first.code());
    }

    private static Map<String, String> at(String latitude) {
        return fieldsWith("latitude", latitude);
    }

    private static Map<String, String> notAsked(String latitude) {
        Map<String, String> fields = at(latitude);
        fields.remove("asked");
        return fields;
    }
}
