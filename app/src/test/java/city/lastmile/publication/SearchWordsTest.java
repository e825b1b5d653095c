package city.lastmile.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void chinese_is_cut_into_overlapping_pairs_and_the_last_character_stands_alone_too() {
        assertThat(SearchWords.vector("路灯不亮", "", "")).isEqualTo("'路灯':1A '灯不':2A '不亮':3A '亮':4A");
    }

    @Test
    void words_of_other_scripts_stay_whole_folded_to_small_letters_of_normal_width() {
        assertThat(SearchWords.vector("", "Ｗｉ-Fi 5G", "")).isEqualTo("'wi':1B 'fi':3B '5g':5B");
    }

    @Test
    void a_query_asks_for_every_run_as_it_stands() {
        assertThat(SearchWords.all("路灯不亮， 报修")).isEqualTo("('路灯' <-> '灯不' <-> '不亮') & ('报修')");
        assertThat(SearchWords.all("水")).isEqualTo("'水':*");
    }

    @Test
    void nothing_that_somebody_types_reaches_postgresql_as_an_operator() {
        assertThat(SearchWords.all("'); drop table & | ! <-> :* \\ \0"))
                .isEqualTo("('drop':*) & ('table':*)");
        assertThat(SearchWords.all("?！。…")).isEmpty();
        assertThat(SearchWords.any("水")).isEmpty();
    }

    @Test
    void a_rare_character_outside_the_basic_plane_is_one_character() {
        assertThat(SearchWords.vector("𠮷野", "", "")).isEqualTo("'𠮷野':1A '野':2A");
    }
}
