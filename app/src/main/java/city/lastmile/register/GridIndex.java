package city.lastmile.register;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
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

    private final GridRaster raster;
    private final STRtree tree = new STRtree();
    private final PointOnGeometryLocator city;
    private final IndexedFacetDistance cityBorder;
    private final AffineTransformation toEvenScale;
    private final AffineTransformation toDegrees;

    GridIndex(List<TownArea> towns, List<GridArea> grids) {
        raster = new GridRaster(grids);
        grids.forEach(grid -> tree.insert(grid.boundary().getEnvelopeInternal(), grid));
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
        Location.Inside inside = inside(longitude, latitude);
        if (inside != null) {
            return inside;
        }
        Location.Inside turned = inside(latitude, longitude);
        if (turned != null) {
            return new Location.Swapped(turned.grid());
        }
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return new Location.Impossible();
        }
        return new Location.Outside(metresToCity(new Coordinate(longitude, latitude)));
    }

    private Location.@Nullable Inside inside(double x, double y) {
        Location.Inside touching = raster.touching(x, y);
        if (touching != null) {
            return touching;
        }
        Coordinate point = new Coordinate(x, y);
        return city.locate(point) == org.locationtech.jts.geom.Location.EXTERIOR ? null
                : new Location.Inside(nearest(point), false);
    }

    /** Surveyors leave hair-thin gaps; whoever stands in one is still in the city and somebody is responsible. */
    private Grid nearest(Coordinate coordinate) {
        Point point = AreaReader.GEOMETRY.createPoint(coordinate);
        Envelope reach = new Envelope(coordinate);
        List<GridArea> found = near(reach);
        double step = 1e-7;
        while (found.isEmpty() && step < 360) {
            reach.expandBy(step);
            found = near(reach);
            step *= 4;
        }
        double distance = found.stream().mapToDouble(area -> area.boundary().distance(point)).min().orElseThrow();
        reach = new Envelope(coordinate);
        reach.expandBy(distance);
        return near(reach).stream()
                .min(Comparator.comparingDouble((GridArea area) -> area.boundary().distance(point))
                        .thenComparing(GridArea::code))
                .orElseThrow().grid();
    }

    private long metresToCity(Coordinate point) {
        Geometry even = toEvenScale.transform(AreaReader.GEOMETRY.createPoint(point));
        Coordinate nearest = cityBorder.nearestPoints(even)[0];
        return Math.max(1, Math.round(Earth.metres(point, toDegrees.transform(nearest, new Coordinate()))));
    }

    @SuppressWarnings("unchecked")
    private List<GridArea> near(Envelope reach) {
        return tree.query(reach);
    }
}
