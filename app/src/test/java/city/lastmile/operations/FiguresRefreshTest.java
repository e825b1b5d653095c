package city.lastmile.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresRefreshTest {

    @Test
    void a_count_that_fails_leaves_a_gap_and_the_others_are_still_counted() {
        Figures failing = figures(Figures.Pace.OFTEN);
        Figures counting = figures(Figures.Pace.OFTEN);
        doThrow(new IllegalStateException("no database")).when(failing).refresh();

        new FiguresRefresh(List.of(failing, counting)).refreshOften();

        verify(failing).forget();
        verify(counting).refresh();
        verify(counting, never()).forget();
    }

    @Test
    void the_costly_figures_are_counted_at_their_own_pace() {
        Figures often = figures(Figures.Pace.OFTEN);
        Figures seldom = figures(Figures.Pace.SELDOM);
        FiguresRefresh refresh = new FiguresRefresh(List.of(often, seldom));

        refresh.refreshOften();
        verify(seldom, never()).refresh();
        refresh.refreshSeldom();
        verify(seldom).refresh();
        verify(often).refresh();
    }

    @Test
    void a_row_without_a_value_shows_zero_and_a_new_one_appears() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GaugeTable table = new GaugeTable(registry, "things", "Things");
        table.addRow(Tags.of("kind", "old"));
        assertThat(value(registry, "old")).isNaN();

        table.show(Map.of(Tags.of("kind", "new"), 3L));

        assertThat(value(registry, "old")).isZero();
        assertThat(value(registry, "new")).isEqualTo(3);
        table.forget();
        assertThat(value(registry, "new")).isNaN();
    }

    private static Figures figures(Figures.Pace pace) {
        Figures figures = mock(Figures.class);
        when(figures.pace()).thenReturn(pace);
        return figures;
    }

    private static double value(SimpleMeterRegistry registry, String kind) {
        return registry.get("things").tag("kind", kind).gauge().value();
    }
}
