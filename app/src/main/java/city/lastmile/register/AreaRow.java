package city.lastmile.register;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a GeoJSON file: an area and its properties.
 *
 * @param number the feature's place in the file, from 1
 * @param area   a valid polygon or several, x = longitude, y = latitude
 */
record AreaRow(String file, long number, Map<String, String> properties, Geometry area) {

    String get(String property) {
        return properties.getOrDefault(property, "").strip();
    }
}
