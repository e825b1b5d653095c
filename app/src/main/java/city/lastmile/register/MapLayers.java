package city.lastmile.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Prepares what maps draw: towns and grids, made lighter, the city's outline and the roads as they were given. */
final class MapLayers {

    static final String TOWNS = "towns";

    /** Bends of less than about thirty by thirty metres go, invisible on a map of a whole city. */
    private static final double TOLERANCE_DEGREES = 3e-4;
    /** About ten by ten metres, invisible on a map of one town. */
    private static final double GRID_TOLERANCE_DEGREES = 1e-4;
    /** A metre. */
    private static final int DECIMALS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegisterSource source;
    private final Problems problems;

    MapLayers(RegisterSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** @return GeoJSON by layer; neither outline nor roads where the source has none */
    Map<String, String> layers(Map<String, String> settings, List<TownArea> towns) {
        Map<String, String> layers = new LinkedHashMap<>();
        String attribution = settings.getOrDefault(Settings.ATTRIBUTION, "");
        layers.put(TOWNS, towns(attribution, towns));
        asGiven(RegisterSource.CITY_AREA, attribution).ifPresent(city -> layers.put("city", city));
        asGiven(RegisterSource.ROADS, attribution).ifPresent(roads -> layers.put("roads", roads));
        return layers;
    }

    private static String towns(String attribution, List<TownArea> towns) {
        Geometry[] light = light(towns.stream().map(TownArea::boundary), TOLERANCE_DEGREES);
        ObjectNode collection = collection(attribution);
        ArrayNode features = collection.putArray("features");
        for (int i = 0; i < light.length; i++) {
            Organisation town = towns.get(i).organisation();
            feature(features, light[i]).put("code", town.code()).put("name", town.nameZh()).put("nameEn", town.nameEn());
        }
        return collection.toString();
    }

    /** @return the grids of one town as GeoJSON */
    static String grids(List<GridArea> grids) {
        Geometry[] light = light(grids.stream().map(GridArea::boundary), GRID_TOLERANCE_DEGREES);
        ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (int i = 0; i < light.length; i++) {
            Grid grid = grids.get(i).grid();
            feature(features, light[i]).put("code", grid.code()).put("name", grid.name());
        }
        return collection.toString();
    }

    private static Geometry[] light(Stream<Geometry> outlines, double tolerance) {
        return CoverageSimplifier.simplify(outlines.toArray(Geometry[]::new), tolerance);
    }

    /** @return the properties of the new feature */
    private static ObjectNode feature(ArrayNode features, Geometry outline) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        feature.set("geometry", geometry(outline));
        return feature.putObject("properties");
    }

    private Optional<String> asGiven(String file, String attribution) {
        Optional<byte[]> content = source.content(file);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return CsvReader.decode(file, content.get(), problems).flatMap(text -> {
            try {
                ObjectNode collection = collection(attribution);
                collection.set("features", requireArray(file, JSON.readTree(text).path("features")));
                return Optional.of(collection.toString());
            } catch (JsonProcessingException e) {
                problems.add(file, 0, "notJson", e.getLocation().getLineNr());
                return Optional.empty();
            }
        });
    }

    private JsonNode requireArray(String file, JsonNode features) {
        if (!features.isArray()) {
            problems.add(file, 0, "notFeatureCollection");
        }
        return features;
    }

    private static ObjectNode collection(String attribution) {
        return JSON.createObjectNode().put("type", "FeatureCollection").put("attribution", attribution);
    }

    /** @return the geometry as GeoJSON, to a metre */
    static String written(Geometry geometry) {
        GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
        writer.setEncodeCRS(false);
        return writer.write(geometry);
    }

    private static JsonNode geometry(Geometry geometry) {
        try {
            return JSON.readTree(written(geometry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JTS writes JSON", e);
        }
    }
}
