package city.lastmile.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Checks that grids lie in their towns and apart from each other, but for what surveyors' rounding explains. */
final class GridCheck {

    /** The part of a grid that may lie in another grid or outside its town. */
    private static final double TOLERATED_PART = 0.01;

    private final Map<String, PreparedGeometry> towns = new HashMap<>();
    private final Problems problems;

    GridCheck(List<TownArea> towns, Problems problems) {
        towns.forEach(town -> this.towns.put(town.code(), PreparedGeometryFactory.prepare(town.boundary())));
        this.problems = problems;
    }

    void check(List<AreaRow> rows) {
        rows.forEach(this::checkInTown);
        Geometry[] areas = rows.stream().map(AreaRow::area).toArray(Geometry[]::new);
        if (!CoverageValidator.isValid(areas)) {
            checkApart(rows);
        }
    }

    private void checkInTown(AreaRow row) {
        PreparedGeometry town = towns.get(row.get("town"));
        if (town == null || town.covers(row.area())) {
            return;
        }
        Geometry outside = OverlayNGRobust.overlay(row.area(), town.getGeometry(), OverlayNG.DIFFERENCE);
        if (outside.getArea() > TOLERATED_PART * row.area().getArea()) {
            problems.add(row.file(), row.number(), "gridOutsideTown", row.get("code"), row.get("town"));
        }
    }

    private void checkApart(List<AreaRow> rows) {
        STRtree index = new STRtree();
        rows.forEach(row -> index.insert(row.area().getEnvelopeInternal(), row));
        for (AreaRow row : rows) {
            for (Object other : index.query(row.area().getEnvelopeInternal())) {
                if (((AreaRow) other).number() < row.number()) {
                    checkApart((AreaRow) other, row);
                }
            }
        }
    }

    private void checkApart(AreaRow first, AreaRow second) {
        Geometry common = OverlayNGRobust.overlay(first.area(), second.area(), OverlayNG.INTERSECTION);
        if (common.getArea() > TOLERATED_PART * Math.min(first.area().getArea(), second.area().getArea())) {
            problems.add(second.file(), second.number(), "gridsOverlap", second.get("code"), first.get("code"),
                    first.number());
        }
    }
}
