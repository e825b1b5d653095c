package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class GridLayoutTest {

    private static final int TOTAL = 11_139;

    private static List<TownArea> towns;
    private static Map<String, Integer> counts;
    private static Map<String, Map<Integer, Geometry>> layout;

    @BeforeAll
    static void layTheDemonstrationCity() {
        Problems problems = new Problems();
        CityReader city = new CityReader(RegisterSource.at("classpath:city/jiaozhou"), problems);
        towns = city.towns();
        counts = GridCounts.share(TOTAL, towns,
                city.villages(towns.stream().map(TownArea::code).collect(Collectors.toSet())));
        layout = GridLayout.lay(towns, counts);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void every_town_gets_its_share_and_together_they_are_all_grids() {
        assertThat(counts).hasSize(12).allSatisfy((town, count) -> assertThat(layout.get(town)).hasSize(count));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TOTAL);
    }

    @Test
    void grids_of_the_centre_are_smaller_than_those_of_the_countryside() {
        assertThat(meanSquareMetres("370281001")).isLessThan(meanSquareMetres("370281111") / 2);
    }

    @Test
    void neighbours_share_their_vertices_with_neither_gap_nor_overlap() {
        Geometry[] grids = allGrids();
        Geometry[] faults = CoverageValidator.validate(grids, 1e-6);
        assertThat(CoverageValidator.hasInvalidResult(faults)).isFalse();
    }

    @Test
    void all_grids_together_are_the_towns() {
        double grids = List.of(allGrids()).stream().mapToDouble(Geometry::getArea).sum();
        double union = OverlayNGRobust.union(towns.stream().map(TownArea::boundary).toList()).getArea();
        assertThat(grids).isCloseTo(union, within(union * 1e-7));
    }

    @Test
    void every_grid_is_one_connected_area_of_about_the_size_of_its_towns_others() {
        layout.forEach((town, grids) -> {
            double mean = grids.values().stream().mapToDouble(Geometry::getArea).average().orElseThrow();
            assertThat(grids.values()).allSatisfy(grid -> {
                assertThat(grid.getNumGeometries()).isOne();
                assertThat(grid.isValid()).isTrue();
                assertThat(grid.getArea()).isBetween(mean * 0.3, mean * 2);
            });
        });
    }

    @Test
    void the_same_towns_give_the_same_grids_again() {
        Map<String, Map<Integer, Geometry>> again = GridLayout.lay(towns, counts);
        assertThat(again.keySet()).isEqualTo(layout.keySet());
        again.forEach((town, grids) -> grids.forEach((number, grid) ->
                assertThat(grid.equalsExact(layout.get(town).get(number))).isTrue()));
    }

    @Test
    void vertices_stand_on_the_common_precision() {
        Set<Double> off = new HashSet<>();
        for (Geometry grid : allGrids()) {
            for (var vertex : grid.getCoordinates()) {
                if (GridLayout.PRECISION.makePrecise(vertex.x) != vertex.x) {
                    off.add(vertex.x);
                }
            }
        }
        assertThat(off).isEmpty();
    }

    @Test
    void a_town_with_an_island_a_lake_and_a_bend_is_covered_without_its_lake() throws Exception {
        Geometry boundary = new WKTReader(AreaReader.GEOMETRY).read("""
                MULTIPOLYGON (((120 36, 120.1 36, 120.1 36.1, 120.09 36.1, 120.09 36.01, 120.01 36.01, 120.01 36.1,
                120 36.1, 120 36), (120.02 36.002, 120.02 36.008, 120.08 36.008, 120.08 36.002, 120.02 36.002)),
                ((120.04 36.05, 120.06 36.05, 120.06 36.07, 120.04 36.07, 120.04 36.05)))""");
        TownArea town = new TownArea(new Organisation("t", Organisation.Kind.TOWN, "t", "t", "t"), null, boundary);
        Geometry[] grids = GridLayout.lay(List.of(town), Map.of("t", 97)).get("t").values().toArray(Geometry[]::new);

        assertThat(grids).hasSize(97);
        assertThat(CoverageValidator.isValid(grids)).isTrue();
        assertThat(List.of(grids).stream().mapToDouble(Geometry::getArea).sum())
                .isCloseTo(boundary.getArea(), within(boundary.getArea() * 1e-6));
    }

    private static Geometry[] allGrids() {
        return layout.values().stream().flatMap(grids -> grids.values().stream()).toArray(Geometry[]::new);
    }

    private static double meanSquareMetres(String town) {
        return layout.get(town).values().stream().mapToDouble(Earth::squareMetres).average().orElseThrow();
    }
}
