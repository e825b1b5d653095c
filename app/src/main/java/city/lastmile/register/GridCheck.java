package city.lastmile.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Checks that grids lie in their towns and apart from each other, but for what surveyors' rounding explains. */
final class GridCheck {

    private final Map<String, PreparedGeometry> towns = new HashMap<>();
    private final ApartCheck apart;
    private final Problems problems;

    GridCheck(List<TownArea> towns, Problems problems) {
        towns.forEach(town -> this.towns.put(town.code(), PreparedGeometryFactory.prepare(town.boundary())));
        this.apart = new ApartCheck(problems);
        this.problems = problems;
    }

    void check(List<AreaRow> rows) {
        rows.forEach(this::checkInTown);
        apart.check(rows);
    }

    private void checkInTown(AreaRow row) {
        PreparedGeometry town = towns.get(row.get("town"));
        if (town == null || town.covers(row.area())) {
            return;
        }
        Geometry outside = OverlayNGRobust.overlay(row.area(), town.getGeometry(), OverlayNG.DIFFERENCE);
        if (outside.getArea() > ApartCheck.TOLERATED_PART * row.area().getArea()) {
            problems.add(row.file(), row.number(), "gridOutsideTown", row.get("code"), row.get("town"));
        }
    }
}
