package city.lastmile.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {

    @ParameterizedTest
    @CsvSource({"4wh, 4, WORKING_HOURS", "2wd, 2, WORKING_DAYS", "24h, 24, HOURS", "30m, 30, MINUTES", "7d, 7, DAYS",
        "' 15 WD ', 15, WORKING_DAYS", "0wh, 0, WORKING_HOURS", "999999999d, 999999999, DAYS"})
    void the_notation_of_the_decision_tables_is_read(String text, long amount, Allowance.Unit unit) {
        assertThat(Allowance.parse(text)).isEqualTo(new Allowance(amount, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wh", "4", "-4wh", "4 w h", "4.5h", "4x", "1000000000d", "四wh"})
    void anything_else_is_refused_and_named(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Allowance.parse(text)).withMessageContaining(text);
    }
}
