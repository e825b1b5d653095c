package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void metrics_and_labels_are_told_from_functions_words_and_strings() {
        PromQl query = new PromQl("histogram_quantile(0.9, sum by (le, tier) (increase(a_bucket{x=\"b{c}\",y!~\"d|e\"}[1d])))"
                + " / on (instance) sum without (z) (f:g) or h");

        assertThat(query.metrics()).containsExactly("a_bucket", "f:g", "h");
        assertThat(query.labels()).containsExactly("instance", "le", "tier", "x", "y", "z");
    }
}
