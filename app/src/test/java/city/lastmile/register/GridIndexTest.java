package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the two towns of {@link SmallCity}: 120.00 to 120.04 east, 36.00 to 36.02 north. */
class GridIndexTest {

    private final RegisterReader reader = new RegisterReader(new RegisterTexts());
    private final GridIndex index = index(new SmallCity());

    @Test
    void a_point_inside_has_the_grid_around_it() {
        assertInside(index.locate(36.01, 120.015), "t1-0002", false);
    }

    @Test
    void a_border_belongs_to_the_grid_with_the_lowest_code_and_says_so() {
        assertInside(index.locate(36.01, 120.01), "t1-0001", true);
        assertInside(index.locate(36.01, 120.02), "t1-0002", true);
        assertInside(index.locate(36.0, 120.02), "t1-0002", true);
    }

    @Test
    void the_citys_own_edge_is_inside_and_no_border_between_grids() {
        assertInside(index.locate(36.0, 120.005), "t1-0001", false);
        assertInside(index.locate(36.02, 120.04), "t2-0002", false);
    }

    @Test
    void a_point_outside_learns_how_far_the_city_is() {
        Location north = index.locate(36.03, 120.005);
        Location west = index.locate(36.01, 119.99);

        assertThat(((Location.Outside) north).metres()).isBetween(1_105L, 1_120L);
        assertThat(((Location.Outside) west).metres()).isBetween(895L, 905L);
        assertThat(((Location.Outside) index.locate(36.02 + 1e-8, 120.005)).metres()).isOne();
        assertThat(((Location.Outside) index.locate(-36, -60)).metres()).isBetween(19_000_000L, 20_100_000L);
    }

    @Test
    void turned_coordinates_give_a_suggestion_though_no_latitude_is_120() {
        assertThat(index.locate(120.015, 36.01)).isInstanceOfSatisfying(Location.Swapped.class,
                swapped -> assertThat(swapped.grid().code()).isEqualTo("t1-0002"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 90.0001, -91, Double.MAX_VALUE})
    void what_is_no_latitude_is_impossible(double latitude) {
        assertThat(index.locate(latitude, 120.01)).isEqualTo(new Location.Impossible());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 180.0001, -181, -Double.MAX_VALUE})
    void what_is_no_longitude_is_impossible(double longitude) {
        assertThat(index.locate(36.01, longitude)).isEqualTo(new Location.Impossible());
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "0, 0", "-0.0, 0", "4.9E-324, 4.9E-324"})
    void the_ends_of_the_earth_are_outside(double latitude, double longitude) {
        assertThat(index.locate(latitude, longitude)).isInstanceOf(Location.Outside.class);
    }

    @Test
    void whoever_stands_in_a_gap_that_surveyors_left_has_the_nearest_grid() {
        GridIndex gap = index(new SmallCity().with("grids.geojson", SmallCity.collection(
                SmallCity.grid("t1-0001", "t1", SmallCity.rectangle(120.0, 36.0, 0.008, 0.02)),
                SmallCity.grid("t1-0002", "t1", SmallCity.rectangle(120.01, 36.0, 0.01, 0.02)),
                SmallCity.grid("t2-0001", "t2", SmallCity.square(120.02, 36.0, 0.02))))
                .spoilt("officers.csv", "t1-0001;t1-0002", "t1-0001"));

        assertInside(gap.locate(36.01, 120.0081), "t1-0001", false);
        assertInside(gap.locate(36.01, 120.0099), "t1-0002", false);
        assertInside(gap.locate(36.01, 120.009), "t1-0001", false);
    }

    @Test
    void many_threads_get_the_same_answers() {
        List<Location> alone = IntStream.range(0, 2_000).mapToObj(this::somewhere).toList();
        List<Location> together = IntStream.range(0, 2_000).parallel().mapToObj(this::somewhere).toList();

        assertThat(together).isEqualTo(alone);
    }

    private Location somewhere(int number) {
        return index.locate(35.99 + number % 50 * 0.0008, 119.99 + number * 0.00003);
    }

    private GridIndex index(SmallCity city) {
        RegisterData data = reader.read(city.source());
        return new GridIndex(data.towns(), data.grids());
    }

    private static void assertInside(Location location, String grid, boolean onBorder) {
        assertThat(location).isInstanceOfSatisfying(Location.Inside.class, inside -> {
            assertThat(inside.grid().code()).isEqualTo(grid);
            assertThat(inside.onBorder()).isEqualTo(onBorder);
        });
    }
}
