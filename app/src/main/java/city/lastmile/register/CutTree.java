package city.lastmile.register;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Divides an area into cells of equal size by straight cuts, each across the longer side of what is left and at a
 * coordinate of the common grid of precision. Every point of the plane belongs to exactly one cell.
 */
final class CutTree {

    private static final int SEARCH_STEPS = 60;

    private final PrecisionModel precision;
    private final double longitudeScale;
    private final List<LineString> cuts = new ArrayList<>();
    private final Node root;
    private int cells;

    /**
     * @param area      polygonal
     * @param count     how many cells, at least one
     * @param precision the cuts' coordinates are rounded to it
     */
    CutTree(Geometry area, int count, PrecisionModel precision) {
        this.precision = precision;
        this.longitudeScale = Earth.longitudeScale(area.getEnvelopeInternal().centre().y);
        Envelope frame = area.getEnvelopeInternal();
        frame.expandBy(1 / precision.getScale());
        this.root = divide(rings(area), frame, count);
    }

    /** @return the cuts; each ends at other cuts or at the frame around the area */
    List<LineString> cuts() {
        return cuts;
    }

    /** @return the number of the point's cell, from 0; neighbouring numbers are mostly neighbouring cells */
    int cellAt(Coordinate point) {
        Node node = root;
        while (node instanceof Cut cut) {
            node = (cut.vertical() ? point.x : point.y) < cut.at() ? cut.below() : cut.above();
        }
        return ((Cell) node).number();
    }

    private Node divide(List<Coordinate[]> rings, Envelope cell, int count) {
        if (count == 1) {
            return new Cell(cells++);
        }
        Envelope extent = extent(rings);
        boolean vertical = extent.getWidth() * longitudeScale >= extent.getHeight();
        int below = count / 2;
        double at = precision.makePrecise(search(rings, extent, vertical, below / (double) count));
        cuts.add(vertical ? segment(at, cell.getMinY(), at, cell.getMaxY())
                : segment(cell.getMinX(), at, cell.getMaxX(), at));
        Envelope low = vertical ? new Envelope(cell.getMinX(), at, cell.getMinY(), cell.getMaxY())
                : new Envelope(cell.getMinX(), cell.getMaxX(), cell.getMinY(), at);
        Envelope high = vertical ? new Envelope(at, cell.getMaxX(), cell.getMinY(), cell.getMaxY())
                : new Envelope(cell.getMinX(), cell.getMaxX(), at, cell.getMaxY());
        Node first = divide(HalfPlane.clip(rings, vertical, at, true), low, below);
        return new Cut(vertical, at, first, divide(HalfPlane.clip(rings, vertical, at, false), high, count - below));
    }

    /** Finds where the wanted part of the area lies below the cut, by bisection. */
    private static double search(List<Coordinate[]> rings, Envelope extent, boolean vertical, double part) {
        double wanted = HalfPlane.area(rings) * part;
        double low = vertical ? extent.getMinX() : extent.getMinY();
        double high = vertical ? extent.getMaxX() : extent.getMaxY();
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double middle = (low + high) / 2;
            if (HalfPlane.area(HalfPlane.clip(rings, vertical, middle, true)) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static LineString segment(double x1, double y1, double x2, double y2) {
        return AreaReader.GEOMETRY.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }

    private static Envelope extent(List<Coordinate[]> rings) {
        Envelope extent = new Envelope();
        for (Coordinate[] ring : rings) {
            for (Coordinate point : ring) {
                extent.expandToInclude(point);
            }
        }
        return extent;
    }

    private static List<Coordinate[]> rings(Geometry area) {
        List<Coordinate[]> rings = new ArrayList<>();
        Geometry normal = area.norm(); // shells clockwise, holes the other way, so that signed areas add up
        for (int part = 0; part < normal.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) normal.getGeometryN(part);
            rings.add(polygon.getExteriorRing().getCoordinates());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(polygon.getInteriorRingN(hole).getCoordinates());
            }
        }
        return rings;
    }

    private sealed interface Node {
    }

    private record Cut(boolean vertical, double at, Node below, Node above) implements Node {
    }

    private record Cell(int number) implements Node {
    }
}
