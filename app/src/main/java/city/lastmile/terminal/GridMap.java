package city.lastmile.terminal;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Draws the grids that an officer serves, as GeoJSON. */
@Component
class GridMap {

    private static final String GROUP = GroupIds.grid("");

    private final CityRegister register;
    private final ObjectMapper json;

    GridMap(CityRegister register, ObjectMapper json) {
        this.register = register;
        this.json = json;
    }

    /** @return the officer's grids, by code; none for whoever serves an office */
    List<Grid> grids(String officer) {
        return register.officer(officer).map(Officer::groups).orElse(Set.of()).stream()
                .filter(group -> group.startsWith(GROUP)).sorted().map(group -> register.grid(group.substring(GROUP.length())))
                .flatMap(Optional::stream).toList();
    }

    /** @return their outlines as a feature collection */
    String outlines(String officer) {
        ObjectNode collection = json.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        grids(officer).forEach(grid -> register.outline(grid.code()).ifPresent(outline -> {
            ObjectNode feature = features.addObject().put("type", "Feature");
            feature.putObject("properties").put("code", grid.code()).put("name", grid.name());
            try {
                feature.set("geometry", json.readTree(outline));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The register writes GeoJSON", e);
            }
        }));
        return collection.toString();
    }
}
