package city.lastmile.register;

import java.util.List;

/**
 * An officer as a file tells it.
 *
 * @param role  name of an {@link OfficerRole}
 * @param grids codes of the grids served; only for grid officers
 */
record OfficerRow(String file, long line, String id, String name, String role, String organisation, String title,
        List<String> grids) {
}
