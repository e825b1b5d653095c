package city.lastmile.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.lastmile.insight.CityFigures.Ranked;
import city.lastmile.insight.History.Reported;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published rules of ranking and of what is hot. */
class ShareTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static final Thresholds RULES = new Thresholds(Map.of(), new Thresholds.Hot(5, 3), 30, 30);

    @Test
    void the_interval_is_wilsons() {
        Share share = new Share(8, 10, 30);

        assertThat(share.value()).isEqualTo(0.8);
        assertThat(share.lower()).isCloseTo(0.4902, within(0.0001));
        assertThat(share.upper()).isCloseTo(0.9433, within(0.0001));
        assertThat(new Share(0, 0, 30).lower()).isZero();
        assertThat(new Share(0, 0, 30).upper()).isEqualTo(1);
        assertThat(new Share(10, 10, 30).upper()).isCloseTo(1, within(1e-9));
    }

    @Test
    void who_did_few_things_well_is_not_ranked_before_who_did_many_nearly_all_well() {
        List<Ranked> ranking = CountedCityBoard.figures(snapshot(List.of(), Map.of(
                "small", done(3, 3), "large", done(1000, 960), "middle", done(30, 29), "poor", done(200, 100))), RULES).ranking();

        assertThat(ranking).extracting(Ranked::organisation).containsExactly("large", "middle", "poor", "small");
        assertThat(ranking).extracting(Ranked::rank).containsExactly(1, 2, 3, 0);
        assertThat(ranking.get(3).onTime().isSmall()).isTrue();
    }

    @Test
    void a_rise_is_hot_when_chance_hardly_makes_it_and_a_handful_is_not() {
        List<Reported> reported = new ArrayList<>();
        report(reported, "rising", 20, 8);
        report(reported, "steady", 20, 80);
        report(reported, "few", 4, 0);
        report(reported, "new", 9, 0);

        assertThat(HotTopics.of(snapshot(reported, Map.of()), RULES)).extracting(HotTopic::category)
                .containsExactly("rising", "new");
    }

    @Test
    void a_category_can_have_a_rule_of_its_own() {
        List<Reported> reported = new ArrayList<>();
        report(reported, "few", 4, 0);
        report(reported, "new", 9, 0);

        Thresholds own = new Thresholds(Map.of("few", new Thresholds.Hot(1, 1), "new", new Thresholds.Hot(10, 1)),
                new Thresholds.Hot(5, 3), 30, 30);

        assertThat(HotTopics.of(snapshot(reported, Map.of()), own)).extracting(HotTopic::category).containsExactly("few");
        assertThat(own.told().exceptions()).isTrue();
        assertThat(RULES.told().exceptions()).isFalse();
    }

    @Test
    void today_belongs_to_the_last_seven_days_and_the_eighth_day_to_those_before() {
        List<Reported> reported = List.of(new Reported(TODAY, "t", "c", 8),
                new Reported(TODAY.minusDays(6), "t", "c", 8), new Reported(TODAY.minusDays(7), "t", "c", 4),
                new Reported(TODAY.minusDays(34), "t", "c", 4), new Reported(TODAY.minusDays(35), "t", "c", 400),
                new Reported(TODAY, "", "c", 100));

        assertThat(HotTopics.of(snapshot(reported, Map.of()), RULES)).singleElement().satisfies(topic -> {
            assertThat(topic.lately()).isEqualTo(16);
            assertThat(topic.before()).isEqualTo(2);
        });
    }

    private static void report(List<Reported> reported, String category, long lately, long before) {
        reported.add(new Reported(TODAY.minusDays(1), "t", category, lately));
        reported.add(new Reported(TODAY.minusDays(20), "t", category, before));
    }

    private static Performance done(long answered, long onTime) {
        return new Performance(answered, answered, onTime, 0, 0, 0);
    }

    private static Snapshot snapshot(List<Reported> reported, Map<String, Performance> performance) {
        return new Snapshot(Instant.EPOCH, TODAY, true, List.of(), Map.of(), Map.of(), Map.of(), performance, reported,
                Map.of());
    }
}
