package city.lastmile.register;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Finds the grid of a point in memory. Exact: the tests it makes know no rounding. Safe for many threads. */
final class GridIndex {

    /** Above this many vertices an index of its edges answers faster than a walk along them, for more memory. */
    private static final int WORTH_INDEXING = 200;

    private final STRtree tree = new STRtree();
    private final PointOnGeometryLocator city;
    private final IndexedFacetDistance cityBorder;
    private final AffineTransformation toEvenScale;
    private final AffineTransformation toDegrees;

    GridIndex(List<TownArea> towns, List<GridArea> grids) {
        for (GridArea grid : grids) {
            tree.insert(grid.boundary().getEnvelopeInternal(), new Entry(grid.grid(), grid.boundary(), locator(grid.boundary())));
        }
        tree.build();
        Geometry area = OverlayNGRobust.union(towns.stream().map(TownArea::boundary).toList(), AreaReader.GEOMETRY);
        double scale = Earth.longitudeScale(area.getEnvelopeInternal().centre().y);
        toEvenScale = AffineTransformation.scaleInstance(scale, 1);
        toDegrees = AffineTransformation.scaleInstance(1 / scale, 1);
        city = new IndexedPointInAreaLocator(area);
        cityBorder = new IndexedFacetDistance(toEvenScale.transform(area));
    }

    /** Never throws, whatever the numbers. */
    Location locate(double latitude, double longitude) {
        if (!Double.isFinite(latitude) || !Double.isFinite(longitude)) {
            return new Location.Impossible();
        }
        Optional<Location.Inside> inside = inside(new Coordinate(longitude, latitude));
        if (inside.isPresent()) {
            return inside.get();
        }
        Optional<Location.Inside> turned = inside(new Coordinate(latitude, longitude));
        if (turned.isPresent()) {
            return new Location.Swapped(turned.get().grid());
        }
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return new Location.Impossible();
        }
        return new Location.Outside(metresToCity(new Coordinate(longitude, latitude)));
    }

    private Optional<Location.Inside> inside(Coordinate point) {
        List<Grid> touching = near(new Envelope(point)).stream().filter(entry -> entry.touches(point))
                .map(Entry::grid).sorted(Comparator.comparing(Grid::code)).toList();
        if (!touching.isEmpty()) {
            return Optional.of(new Location.Inside(touching.get(0), touching.size() > 1));
        }
        if (city.locate(point) == org.locationtech.jts.geom.Location.EXTERIOR) {
            return Optional.empty();
        }
        return Optional.of(new Location.Inside(nearest(point), false));
    }

    /** Surveyors leave hair-thin gaps; whoever stands in one is still in the city and somebody is responsible. */
    private Grid nearest(Coordinate coordinate) {
        Point point = AreaReader.GEOMETRY.createPoint(coordinate);
        Envelope reach = new Envelope(coordinate);
        List<Entry> found = near(reach);
        double step = 1e-7;
        while (found.isEmpty() && step < 360) {
            reach.expandBy(step);
            found = near(reach);
            step *= 4;
        }
        double distance = found.stream().mapToDouble(entry -> entry.boundary().distance(point)).min().orElseThrow();
        reach = new Envelope(coordinate);
        reach.expandBy(distance);
        return near(reach).stream()
                .min(Comparator.comparingDouble((Entry entry) -> entry.boundary().distance(point))
                        .thenComparing(entry -> entry.grid().code()))
                .orElseThrow().grid();
    }

    private long metresToCity(Coordinate point) {
        Geometry even = toEvenScale.transform(AreaReader.GEOMETRY.createPoint(point));
        Coordinate nearest = cityBorder.nearestPoints(even)[0];
        return Math.max(1, Math.round(Earth.metres(point, toDegrees.transform(nearest, new Coordinate()))));
    }

    @SuppressWarnings("unchecked")
    private List<Entry> near(Envelope reach) {
        return tree.query(reach);
    }

    private static PointOnGeometryLocator locator(Geometry area) {
        return area.getNumPoints() > WORTH_INDEXING ? new IndexedPointInAreaLocator(area)
                : new SimplePointInAreaLocator(area);
    }

    private record Entry(Grid grid, Geometry boundary, PointOnGeometryLocator locator) {

        boolean touches(Coordinate point) {
            return locator.locate(point) != org.locationtech.jts.geom.Location.EXTERIOR;
        }
    }
}
