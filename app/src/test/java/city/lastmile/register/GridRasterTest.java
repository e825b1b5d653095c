package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** A raster may be quick only where it says the same as a walk along every edge. */
class GridRasterTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Random random = new Random(20260310);
    private final List<GridArea> grids = crookedGrids();
    private final GridRaster raster = new GridRaster(grids);

    @Test
    void corners_and_edges_have_the_grid_that_a_walk_along_all_edges_finds() {
        List<Coordinate> points = new ArrayList<>();
        grids.stream().map(grid -> grid.boundary().getCoordinates()).forEach(ring -> {
            points.addAll(Arrays.asList(ring));
            for (int at = 1; at < ring.length; at++) {
                double share = random.nextDouble();
                points.add(new Coordinate(ring[at].x + share * (ring[at - 1].x - ring[at].x),
                        ring[at].y + share * (ring[at - 1].y - ring[at].y)));
            }
        });

        assertThat(points).hasSizeGreaterThan(1_000).allSatisfy(this::assertSame);
    }

    @Test
    void a_hair_beside_a_corner_the_answer_is_exact_too() {
        assertThat(grids.stream().flatMap(grid -> Arrays.stream(grid.boundary().getCoordinates()))
                .flatMap(corner -> IntStream.range(0, 9).mapToObj(side -> new Coordinate(
                        beside(corner.x, side % 3 - 1), beside(corner.y, side / 3 - 1)))).toList())
                .hasSizeGreaterThan(1_000).allSatisfy(this::assertSame);
    }

    @Test
    void so_has_any_other_point_of_the_city_and_around_it() {
        assertThat(IntStream.range(0, 20_000).mapToObj(n -> new Coordinate(119.95 + random.nextDouble() * 0.3,
                35.95 + random.nextDouble() * 0.3)).toList()).allSatisfy(this::assertSame);
    }

    @Test
    void a_hole_belongs_to_whoever_fills_it_and_its_edge_to_both() {
        Geometry hole = rectangle(120.04, 120.06, 36.04, 36.06);
        GridRaster holed = new GridRaster(List.of(area("b", rectangle(120, 120.1, 36, 36.1).difference(hole)),
                area("a", hole)));

        assertThat(holed.touching(120.05, 36.05)).isEqualTo(new Location.Inside(grid("a"), false));
        assertThat(holed.touching(120.04, 36.05)).isEqualTo(new Location.Inside(grid("a"), true));
        assertThat(holed.touching(120.02, 36.05)).isEqualTo(new Location.Inside(grid("b"), false));
        assertThat(holed.touching(120.1, 36.1)).isEqualTo(new Location.Inside(grid("b"), false));
    }

    @Test
    void a_city_without_grids_has_no_point() {
        assertThat(new GridRaster(List.of()).touching(0, 0)).isNull();
    }

    private void assertSame(Coordinate point) {
        assertThat(raster.touching(point.x, point.y)).as("%s", point).isEqualTo(walked(point));
    }

    private Location.@Nullable Inside walked(Coordinate point) {
        List<Grid> touching = grids.stream()
                .filter(grid -> grid.boundary().getEnvelopeInternal().covers(point))
                .filter(grid -> SimplePointInAreaLocator.locate(point, grid.boundary())
                        != org.locationtech.jts.geom.Location.EXTERIOR)
                .map(GridArea::grid).toList();
        return touching.isEmpty() ? null : new Location.Inside(touching.get(0), touching.size() > 1);
    }

    private static double beside(double number, int step) {
        return step < 0 ? Math.nextDown(number) : step > 0 ? Math.nextUp(number) : number;
    }

    private List<GridArea> crookedGrids() {
        VoronoiDiagramBuilder cells = new VoronoiDiagramBuilder();
        cells.setSites(IntStream.range(0, 300).mapToObj(n -> new Coordinate(120 + random.nextDouble() * 0.2,
                36 + random.nextDouble() * 0.2)).toList());
        cells.setClipEnvelope(new Envelope(120, 120.2, 36, 36.2));
        Geometry all = cells.getDiagram(GEOMETRY);
        return IntStream.range(0, all.getNumGeometries())
                .mapToObj(n -> area("%04d".formatted(n), all.getGeometryN(n))).toList();
    }

    private static Geometry rectangle(double west, double east, double south, double north) {
        return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
    }

    private static GridArea area(String code, Geometry boundary) {
        return new GridArea(grid(code), boundary);
    }

    private static Grid grid(String code) {
        return new Grid(code, "t1", code, 0, 0);
    }
}
