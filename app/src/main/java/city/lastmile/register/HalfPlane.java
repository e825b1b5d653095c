package city.lastmile.register;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;

/**
 * Clips rings at a horizontal or vertical line (Sutherland and Hodgman). Where the result falls apart, the parts
 * stay joined along the line; that changes neither area nor extent, which is all that is asked of it here.
 */
final class HalfPlane {

    private HalfPlane() {
    }

    /**
     * @param rings    closed rings
     * @param vertical whether the line is x = at, else y = at
     * @param low      whether to keep the part with the smaller coordinates
     * @return what is left of the rings, closed
     */
    static List<Coordinate[]> clip(List<Coordinate[]> rings, boolean vertical, double at, boolean low) {
        List<Coordinate[]> result = new ArrayList<>(rings.size());
        for (Coordinate[] ring : rings) {
            Coordinate[] clipped = clip(ring, vertical, at, low);
            if (clipped.length >= 4) {
                result.add(clipped);
            }
        }
        return result;
    }

    /** @return the area of shells less that of the holes, in the square of the coordinates' unit */
    static double area(List<Coordinate[]> rings) {
        return Math.abs(rings.stream().mapToDouble(Area::ofRingSigned).sum());
    }

    private static Coordinate[] clip(Coordinate[] ring, boolean vertical, double at, boolean low) {
        List<Coordinate> kept = new ArrayList<>(ring.length + 2);
        for (int i = 1; i < ring.length; i++) {
            double from = side(ring[i - 1], vertical, at, low);
            double to = side(ring[i], vertical, at, low);
            if (from >= 0) {
                kept.add(ring[i - 1]);
            }
            if (from > 0 && to < 0 || from < 0 && to > 0) {
                kept.add(crossing(ring[i - 1], ring[i], vertical, at));
            }
        }
        if (!kept.isEmpty()) {
            kept.add(kept.get(0));
        }
        return kept.toArray(Coordinate[]::new);
    }

    private static double side(Coordinate point, boolean vertical, double at, boolean low) {
        double offset = (vertical ? point.x : point.y) - at;
        return low ? -offset : offset;
    }

    private static Coordinate crossing(Coordinate from, Coordinate to, boolean vertical, double at) {
        if (vertical) {
            return new Coordinate(at, from.y + (to.y - from.y) * (at - from.x) / (to.x - from.x));
        }
        return new Coordinate(from.x + (to.x - from.x) * (at - from.y) / (to.y - from.y), at);
    }
}
