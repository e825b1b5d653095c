package city.lastmile.register;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Lengths and areas on a sphere, good to half a percent, which is plenty for "about how far from the city". */
final class Earth {

    /** Mean radius (IUGG). */
    private static final double RADIUS_METRES = 6_371_008.8;
    private static final double METRES_PER_DEGREE = Math.toRadians(RADIUS_METRES);

    private Earth() {
    }

    /** @return how much shorter a degree of longitude is than one of latitude */
    static double longitudeScale(double latitude) {
        return Math.cos(Math.toRadians(latitude));
    }

    /** @return the area in square metres of something no larger than a city */
    static double squareMetres(Geometry area) {
        double latitude = area.getEnvelopeInternal().centre().y;
        return area.getArea() * METRES_PER_DEGREE * METRES_PER_DEGREE * longitudeScale(latitude);
    }

    /** @return the length of the great circle between two points, by the haversine formula */
    static double metres(Coordinate from, Coordinate to) {
        double latitudes = Math.toRadians(to.y - from.y);
        double longitudes = Math.toRadians(to.x - from.x);
        double chord = square(Math.sin(latitudes / 2))
                + longitudeScale(from.y) * longitudeScale(to.y) * square(Math.sin(longitudes / 2));
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    private static double square(double value) {
        return value * value;
    }
}
