package city.lastmile.register;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A town with what only the register itself needs.
 *
 * @param organisation the town
 * @param aliasCode    its code in the civil-affairs coding, or null. Never a key: the two codings use the same
 *                     numbers for different towns
 * @param boundary     its area, x = longitude
 */
record TownArea(Organisation organisation, @Nullable String aliasCode, Geometry boundary) {

    String code() {
        return organisation.code();
    }
}
