package city.lastmile.register;

import org.locationtech.jts.geom.Geometry;

/**
 * A grid with its area.
 *
 * @param boundary x = longitude
 */
record GridArea(Grid grid, Geometry boundary) {

    String code() {
        return grid.code();
    }
}
