package city.lastmile.register;

import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * The rings of an area, packed: x and y of one corner after the other. Tells whether a point touches the area without
 * rounding and without making an object.
 */
final class Outline {

    private final double[][] rings;
    private final double west;
    private final double east;
    private final double south;
    private final double north;

    Outline(Geometry area) {
        List<LineString> lines = LinearComponentExtracter.getLines(area);
        rings = lines.stream().map(line -> packed(line.getCoordinateSequence())).toArray(double[][]::new);
        Envelope reach = area.getEnvelopeInternal();
        west = reach.getMinX();
        east = reach.getMaxX();
        south = reach.getMinY();
        north = reach.getMaxY();
    }

    private static double[] packed(CoordinateSequence corners) {
        double[] packed = new double[corners.size() * 2];
        for (int corner = 0; corner < corners.size(); corner++) {
            packed[2 * corner] = corners.getX(corner);
            packed[2 * corner + 1] = corners.getY(corner);
        }
        return packed;
    }

    /** Takes the edges of an outline. */
    @FunctionalInterface
    interface Edges {
        void edge(double fromX, double fromY, double toX, double toY);
    }

    void eachEdge(Edges edges) {
        for (double[] ring : rings) {
            for (int at = 2; at < ring.length; at += 2) {
                edges.edge(ring[at - 2], ring[at - 1], ring[at], ring[at + 1]);
            }
        }
    }

    double west() {
        return west;
    }

    double east() {
        return east;
    }

    double south() {
        return south;
    }

    double north() {
        return north;
    }

    /** @return whether the point lies in the area or on its border */
    boolean touches(double x, double y) {
        if (x < west || x > east || y < south || y > north) {
            return false;
        }
        boolean inside = false;
        for (double[] ring : rings) {
            int crossed = crossings(ring, x, y);
            if (crossed < 0) {
                return true;
            }
            inside ^= (crossed & 1) == 1;
        }
        return inside;
    }

    /** @return how many edges a ray to the east crosses, or -1 when the point lies on one */
    private static int crossings(double[] ring, double x, double y) {
        int crossings = 0;
        double fromY = ring[1];
        for (int at = 3; at < ring.length; at += 2) {
            double toY = ring[at];
            if (fromY > y != toY > y) {
                int side = side(ring, at, x, y);
                if (side == 0) {
                    return -1;
                }
                crossings += side > 0 == toY > fromY ? 1 : 0;
            } else if (toY == y && isOnLevel(ring, at, x, y)) {
                return -1;
            }
            fromY = toY;
        }
        return crossings;
    }

    /** @return on which side of the edge that ends there the point lies: above 0 for left, 0 for on it */
    private static int side(double[] ring, int at, double x, double y) {
        return CGAlgorithmsDD.orientationIndex(ring[at - 3], ring[at - 2], ring[at - 1], ring[at], x, y);
    }

    /** The edge does not cross the ray, and its end is level with the point: its end may be it, or it may lie along it. */
    private static boolean isOnLevel(double[] ring, int at, double x, double y) {
        double fromX = ring[at - 3];
        double toX = ring[at - 1];
        return toX == x || ring[at - 2] == y && x >= Math.min(fromX, toX) && x <= Math.max(fromX, toX);
    }
}
