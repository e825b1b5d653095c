package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest extends IntakeTest {

    private static final String SQL = "'); drop table service_request; --";

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t　", "\u0000\u0007", "\u202E"})
    void a_text_in_which_a_reader_sees_nothing_is_refused(String words) {
        refused(reportWith("description", words), "intake.description.empty", "write what is wrong");
    }

    @Test
    void a_missing_text_and_category_are_both_named_at_once() {
        HttpResponse<String> answer = send(Map.of());

        assertThat(tree(answer).get("errors").findValuesAsText("field")).containsExactly("description", "category");
        assertThat(tree(answer).get("detail").textValue()).as("Chinese first").matches(".*\\p{IsHan}.*");
    }

    @Test
    void a_text_of_20000_characters_is_refused_and_told_its_length() {
        refused(reportWith("description", "字".repeat(20_000)), "intake.description.long", "20,000");
    }

    @Test
    void the_longest_text_is_kept_to_its_last_character_counted_as_readers_count() {
        String longest = "𠮷".repeat(4_999) + "😀";

        assertThat(followed(accepted(reportWith("description", longest))).get("description").textValue())
                .isEqualTo(longest);
        refused(reportWith("description", longest + "。"), "intake.description.long", "5,001");
    }

    @Test
    void emoji_and_rare_han_characters_are_kept_exactly() {
        String words = "𠮷野家门口👩‍👩‍👧🇨🇳，龘𪚥𰻝𰻝面馆，井盖🕳️坏了\n第二行";
        Map<String, Object> report = reportWith("description", words);
        report.put("place", "𫝶塘村 🏠 3 号");
        report.put("contact", Map.of("name", "𡈽先生😀"));

        JsonNode receipt = accepted(report);

        assertThat(followed(receipt).get("description").textValue()).isEqualTo(words);
        assertThat(followed(receipt).get("place").textValue()).isEqualTo("𫝶塘村 🏠 3 号");
        assertThat(jdbc.sql("select name from report_contact where tracking_number = ?")
                .param(receipt.get("trackingNumber").textValue()).query(String.class).single()).isEqualTo("𡈽先生😀");
    }

    @Test
    void what_no_database_keeps_is_taken_out_and_the_rest_stays() {
        HttpResponse<String> answer = program.post(REQUESTS,
                "{\"description\":\"路灯\\u0000不亮\\ud83d\",\"category\":\"garbage\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(followed(tree(answer)).get("description").textValue()).isEqualTo("路灯不亮");
    }

    @Test
    void sql_in_a_text_is_just_text() {
        Map<String, Object> report = reportWith("description", SQL);
        report.put("place", SQL);
        report.put("contact", Map.of("name", SQL));

        JsonNode followed = followed(accepted(report));

        assertThat(followed.get("description").textValue()).isEqualTo(SQL);
        assertThat(followed.get("place").textValue()).isEqualTo(SQL);
        assertThat(rows().get("service_request")).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"category, intake.category.unknown, no such category", "town, intake.town.unknown, no such town",
            "village, intake.village.unknown, no such village",
            "subjectOrganisation, intake.subject.ordinary, complaints about an officer"})
    void sql_and_script_in_a_code_name_nothing_that_exists(String field, String code, String words) {
        refused(reportWith(field, SQL), code, words);
        refused(reportWith(field, "<script>alert(1)</script>"), code, words);
        refused(reportWith(field, "no-such-code"), code, words);
    }

    @ParameterizedTest
    @CsvSource({"phone, intake.contact.phone, telephone", "email, intake.contact.email, e-mail"})
    void sql_and_script_are_no_contact(String field, String code, String words) {
        refused(reportWith("contact", Map.of(field, SQL)), code, words);
        refused(reportWith("contact", Map.of(field, "<script>alert(1)</script>")), code, words);
    }

    @Test
    void a_name_and_a_place_that_are_too_long_are_refused() {
        refused(reportWith("contact", Map.of("name", "王".repeat(51))), "intake.contact.name", "50");
        refused(reportWith("place", "路".repeat(201)), "intake.place.long", "201");
    }

    @Test
    void a_place_in_the_sea_is_refused_with_its_distance() {
        refused(at(35.60, 120.90), "intake.point.outside", "outside the city");
        refused(at(0, 0), "intake.point.outside", "km");
    }

    @Test
    void swapped_coordinates_are_refused_with_the_point_that_was_meant() {
        refused(at(120.0060, 36.2640), "intake.point.swapped", "wrong way round");

        JsonNode suggestion = tree(send(at(120.0060, 36.2640))).at("/errors/0/suggestion");
        assertThat(suggestion.get("latitude").doubleValue()).isEqualTo(36.2640);
        assertThat(suggestion.get("longitude").doubleValue()).isEqualTo(120.0060);
    }

    @Test
    void impossible_and_half_coordinates_are_refused() {
        refused(at(91, 181), "intake.point.impossible", "not coordinates");
        refused(at(1e308, -1e308), "intake.point.impossible", "not coordinates");
        refused(reportWith("latitude", 36.2640), "intake.point.half", "neither");
    }

    @Test
    void a_point_in_the_city_finds_its_grid() {
        JsonNode followed = followed(accepted(at(36.2640, 120.0060)));

        assertThat(followed.get("town").textValue()).isEqualTo("370281004");
        assertThat(followed.get("grid").textValue()).startsWith("370281004-");
    }

    private Map<String, Object> at(double latitude, double longitude) {
        Map<String, Object> report = reportWith("latitude", latitude);
        report.put("longitude", longitude);
        return report;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "{\"description\":{}}", "{\"latitude\":\"north\"}",
            "{\"latitude\":NaN}"})
    void what_is_no_report_at_all_is_a_bad_request_without_inner_words(String body) {
        Map<String, Long> before = rows();

        HttpResponse<String> answer = program.post(REQUESTS, body, "Accept-Language", "en");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(answer).get("detail").textValue()).isEqualTo(
                "Its content or format is wrong. Please check it and try again.");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("jackson").doesNotContain("city.lastmile");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_body_nested_without_end_is_a_bad_request() {
        assertThat(program.post(REQUESTS, "{\"x\":" + "[".repeat(100_000)).statusCode()).isEqualTo(400);
    }
}
