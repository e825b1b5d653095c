package city.lastmile.register;

import java.util.List;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Checks that the areas of a file lie apart from each other, but for what surveyors' rounding explains. */
final class ApartCheck {

    /** The part of an area that may lie where it should not. */
    static final double TOLERATED_PART = 0.01;

    private final Problems problems;

    ApartCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<AreaRow> rows) {
        if (CoverageValidator.isValid(rows.stream().map(AreaRow::area).toArray(Geometry[]::new))) {
            return; // neighbours share their vertices, and so they share nothing else
        }
        STRtree index = new STRtree();
        rows.forEach(row -> index.insert(row.area().getEnvelopeInternal(), row));
        for (AreaRow row : rows) {
            for (Object other : index.query(row.area().getEnvelopeInternal())) {
                if (((AreaRow) other).number() < row.number()) {
                    check((AreaRow) other, row);
                }
            }
        }
    }

    private void check(AreaRow first, AreaRow second) {
        Geometry common = OverlayNGRobust.overlay(first.area(), second.area(), OverlayNG.INTERSECTION);
        if (common.getArea() > TOLERATED_PART * Math.min(first.area().getArea(), second.area().getArea())) {
            problems.add(second.file(), second.number(), "areasOverlap", second.get("code"), first.get("code"),
                    String.valueOf(first.number()));
        }
    }
}
